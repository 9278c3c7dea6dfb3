// Released answers: choices as bars, scales as columns, free texts as words and under the word they share.

const listed = (texts) => make("ul", {}, ...texts.map((text) => make("li", {}, text)))
const percent = (share) => new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 }).format(share)

// Numbers from 1 in order, as "1 inte alls", "2", "3 helt": an answer on a scale.
const isScale = (choices) => choices.length > 2 && choices.every((choice, at) => Number.parseInt(choice, 10) === at + 1)

// most: what fills the bar's whole length. A list of choices is measured against all answers: half of them is half the width.
const bar = (group, most, all) => {
  const line = make("span", { class: "room-bar", "aria-hidden": "true" })
  line.style.setProperty("--share", most ? group.count / most : 0)
  return make("li", {}, make("span", { class: "room-choice" }, group.label), make("strong", {}, String(group.count)),
    make("span", { class: "room-percent" }, percent(group.count / all)), line)
}

// The answer in the middle when all stand in order.
const middle = (groups, all) => {
  let seen = 0
  return groups.find((group) => (seen += group.count) * 2 >= all)?.label ?? ""
}

const LARGEST = 2.4
const LONGEST_WORD = 24
const cut = (word) => (word.length > LONGEST_WORD ? `${word.slice(0, LONGEST_WORD - 1)}…` : word)
// The more often a word was written, the larger; how often stands in its text for those who hear it.
const wordPicture = (spoken) => {
  if (spoken.length < 3) return null
  const most = spoken[0][1]
  return make("ul", { class: "room-words", "aria-label": say("words") }, ...spoken.map(([word, count]) => {
    const item = make("li", {}, cut(word), make("span", { class: "room-unseen" }, ` ${count}`))
    item.style.fontSize = `${1 + (LARGEST - 1) * Math.sqrt((count - 1) / Math.max(most - 1, 1))}em`
    return item
  }))
}

// choices: as this reader has them, in the order of their groups.
const results = (counted, choices, spoken = []) => {
  const groups = counted.map((group, at) => ({ ...group, label: choices[at] ?? group.label }))
  const all = groups.reduce((sum, group) => sum + group.count, 0)
  if (!all) return make("p", {}, say("no_answers"))
  const most = Math.max(...groups.map((group) => group.count))
  const count = make("p", { class: "room-count" }, many("answer_count", all))
  if (choices.length) {
    const bars = make("ul", { class: isScale(choices) ? "room-bars room-scale" : "room-bars" }, ...groups.map((group) => bar(group, isScale(choices) ? most : all, all)))
    return make("div", {}, count, bars, isScale(choices) ? make("p", {}, say("median", { value: middle(groups, all) })) : null)
  }
  const parts = groups.map((group) => {
    const title = group.label ? `${group.label} (${group.count})` : say(groups.length > 1 ? "alone" : "single", { count: group.count })
    return make("div", { class: "room-group" }, make("h3", {}, title), listed(group.texts))
  })
  return make("div", {}, count, wordPicture(spoken), make("div", { class: "room-groups" }, ...parts))
}
