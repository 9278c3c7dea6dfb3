// Released answers: choices with their counts, free texts under the word they share.

const listed = (texts) => make("ul", {}, ...texts.map((text) => make("li", {}, text)))

const bar = (group, most) => {
  const line = make("span", { class: "room-bar", "aria-hidden": "true" })
  line.style.width = `${most ? (100 * group.count) / most : 0}%`
  return make("li", {}, make("span", { class: "room-choice" }, group.label), make("strong", {}, String(group.count)), line)
}

const results = (groups, isFree) => {
  const all = groups.reduce((sum, group) => sum + group.count, 0)
  if (!all) return make("p", {}, say("no_answers"))
  const most = Math.max(...groups.map((group) => group.count))
  const count = make("p", { class: "room-count" }, say(all === 1 ? "answer_shown" : "answers_shown", { count: all }))
  if (!isFree) return make("div", {}, count, make("ul", { class: "room-bars" }, ...groups.map((group) => bar(group, most))))
  const parts = groups.map((group) => {
    const title = group.label ? `${group.label} (${group.count})` : say(groups.length > 1 ? "alone" : "single", { count: group.count })
    return make("div", { class: "room-group" }, make("h3", {}, title), listed(group.texts))
  })
  return make("div", {}, count, make("div", { class: "room-groups" }, ...parts))
}
