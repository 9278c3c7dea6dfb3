// The presenter reads every answer, keeps some from being shown, and chooses which become lessons.

const reviewed = make("div", { class: "room-review" })

const openReview = async (number) => {
  const question = await (await ask(`${root}/rum/${code}/fragor/${number}`)).json()
  const rows = question.answers.map((answer) => answerRow(question, answer))
  const kept = make("div", { class: "room-kept" })
  reviewed.replaceChildren(
    make("h3", { tabindex: "-1" }, say("review_of", { text: question.text })), make("p", {}, say("review_warning")),
    rows.length ? make("ul", {}, ...rows) : make("p", {}, say("no_answers")), kept,
    button(say("review_close"), () => reviewed.replaceChildren()))
  reviewed.querySelector("h3").focus()
  // One at a time: an earlier question's would look for its answers among these.
  reviewed.onchange = ({ target }) => { if (target.name === "keep") drawKept(question, kept) }
}

const answerRow = (question, answer) => {
  const hide = async () => {
    await ask(`${root}/rum/${code}/fragor/${question.id}/dolj`, { answers: [answer.id], is_hidden: !answer.is_hidden })
    await openReview(question.id)
  }
  const label = make("label", {}, make("input", { type: "checkbox", name: "keep", value: answer.id }), make("span", { class: answer.is_hidden ? "room-hidden" : "" }, answer.text))
  const name = say(answer.is_hidden ? "unhide" : "hide")
  return make("li", {}, label, button(name, () => attempt(hide), { "aria-label": `${name}: ${answer.text}` }))
}

const pick = (name, offered, none) => make("select", { name }, ...(none ? [make("option", { value: "" }, none)] : []), ...offered.map(([value, text]) => make("option", { value }, text)))

const drawKept = (question, kept) => {
  const chosen = [...reviewed.querySelectorAll("input[name=keep]:checked")].map((box) => question.answers.find((item) => item.id === Number(box.value)))
  if (!chosen.length) return kept.replaceChildren()
  const seminar = make("input", { name: "seminar", required: true, maxlength: 120, value: document.title.replace(/ · Insteg$/, "") })
  const lessons = chosen.map(lessonFields)
  const onsubmit = (event) => {
    event.preventDefault()
    attempt(() => download(`${root}/rum/${code}/lardomar`, `lardomar-${code}.csv`, { seminar: seminar.value, lessons: lessons.map(lessonOf) }))
  }
  kept.replaceChildren(make("form", { onsubmit }, make("h4", {}, say("lessons")), make("p", {}, say("lessons_how")),
    make("label", {}, say("seminar_name"), seminar), ...lessons, make("button", { class: "room-main" }, say("lessons_download")),
    make("details", {}, make("summary", {}, say("operator")), make("p", {}, say("operator_how")))))
}

const lessonFields = (answer) => make("fieldset", {}, make("legend", {}, answer.text),
  make("label", {}, say("lesson_text"), make("textarea", { name: "text_sv", rows: 2, required: true, maxlength: 500 }, answer.text)),
  make("label", {}, say("lesson_level"), pick("level", facts.lesson.levels)),
  make("label", {}, say("lesson_type"), pick("types", facts.lesson.types, say("lesson_no_type"))),
  make("fieldset", {}, make("legend", {}, say("lesson_actors")), ...facts.lesson.actors.map(([value, text]) => make("label", { class: "room-option" }, make("input", { type: "checkbox", name: "actors", value }), text))))

const lessonOf = (fields) => ({
  text_sv: fields.querySelector("[name=text_sv]").value,
  level: fields.querySelector("[name=level]").value,
  types: fields.querySelector("[name=types]").value,
  actors: [...fields.querySelectorAll("[name=actors]:checked")].map((box) => box.value).join("; "),
})
