// A dot that is seen from the back row, in the place of the mouse's arrow.

const spot = document.getElementById("pointer")
const moveSpot = ({ clientX, clientY }) => (spot.style.translate = `${clientX}px ${clientY}px`)
addEventListener("pointermove", moveSpot)

const turnPointer = () => {
  spot.hidden = !spot.hidden
  document.body.classList.toggle("pointing", !spot.hidden)
}
// True when there was something to stop.
const stopPointer = () => {
  if (spot.hidden) return false
  turnPointer()
  return true
}
