// Ticks and remarks: kept in this browser under the name of this pair of texts, saved to and loaded from a file.

const reviewKey = `resdiff:review:${root.dataset.id}`;
let review = {};
const isRecord = (value) => value && typeof value === "object" && !Array.isArray(value);
const cleaned = (notes) =>
  Object.fromEntries(
    Object.entries(isRecord(notes) ? notes : {})
      .filter(([, note]) => isRecord(note))
      .map(([id, note]) => [id, { done: note.done === true, remark: typeof note.remark === "string" ? note.remark : "" }]),
  );
const noteOf = (article) => review[article.id] || { done: false, remark: "" };
const isReviewed = (article, word) => {
  const note = noteOf(article);
  return word === "remark" ? note.remark !== "" : note.done === (word === "done");
};

const setNote = (article, change) => {
  review[article.id] = { ...noteOf(article), ...change };
  if (!review[article.id].done && !review[article.id].remark) delete review[article.id];
  kept.set(reviewKey, review);
  showNote(article);
  tellProgress();
};

/** Brings what is noted of a clause onto the page. */
const showNote = (article) => {
  const { done, remark } = noteOf(article);
  article.classList.toggle("done", done);
  const link = one(`#findings a[href="#${CSS.escape(article.id)}"]`);
  link?.classList.toggle("done", done);
  const box = one(".tools input", article);
  if (!box) return;
  box.checked = done;
  const field = one("textarea", article);
  if (field.value !== remark) field.value = remark;
  if (remark) field.parentElement.hidden = false;
  field.parentElement.dataset.text = remark;
};

const tellProgress = () => {
  const changes = articles.filter((article) => !isFolded(article));
  const done = changes.filter((article) => noteOf(article).done).length;
  const remarks = Object.values(review).filter((note) => note.remark).length;
  one("#progress").textContent = `${done}/${changes.length}`;
  one("#review-state").textContent =
    `${done} of ${changes.length} changes ticked off, ${remarks} ${remarks === 1 ? "remark" : "remarks"}. ` +
    (kept.lasting ? "They stay in this browser until you clear them." : "This browser keeps nothing: save them before you close the page.");
};

const copy = async (text, what) => {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = make("textarea", { value: text, className: "vh" });
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
  say(`${what} copied.`);
};
/** The words of a clause as they stand in the new text, or in the old one where that is the only one. */
const wordsOf = (article) => {
  const words = one(".t", article).cloneNode(true);
  const others = traits.get(article).has("removed") ? "ins, .n" : "del, .o";
  words.querySelectorAll(`${others}, sup, .j`).forEach((other) => other.remove());
  words.querySelectorAll("br").forEach((end) => end.replaceWith("\n"));
  return `${nameOf(article)}  ${words.textContent.trim()}`;
};
// Brackets at the end of an address are often left out of it by what shows it.
const addressOf = (article) =>
  location.href.split("#")[0] + "#" + encodeURIComponent(article.id).replace(/[()]/g, (sign) => (sign === "(" ? "%28" : "%29"));

const addTools = (article) => {
  if (one(".tools", article)) return;
  const name = nameOf(article);
  const remark = make(
    "label",
    { className: "remark", hidden: true },
    make("span", {}, `Remark on ${name}`),
    make("textarea", { rows: 2, oninput: (event) => setNote(article, { remark: event.target.value }) }),
  );
  const named = (label) => [label, make("span", { className: "vh" }, ` ${name}`)];
  one(":scope > div", article).append(remark);
  article.append(
    make(
      "div",
      { className: "tools" },
      make(
        "label",
        {},
        make("input", { type: "checkbox", onchange: (event) => setNote(article, { done: event.target.checked }) }),
        ...named("Reviewed"),
      ),
      button({ onclick: () => openRemark(article) }, ...named("Remark")),
      button({ onclick: () => copy(wordsOf(article), name) }, ...named("Copy")),
      button({ onclick: () => copy(addressOf(article), `Link to ${name}`) }, ...named("Link")),
    ),
  );
  showNote(article);
};
const openRemark = (article) => {
  const remark = one(".remark", article);
  remark.hidden = false;
  one("textarea", remark).focus();
};

const noted = () =>
  articles
    .filter((article) => review[article.id])
    .map((article) => ({ clause: article.id, name: nameOf(article), former: formerOf(article), ...noteOf(article) }));
const asText = () =>
  [
    `Remarks on ${root.dataset.old} → ${root.dataset.new}`,
    ...noted().map(({ name, done, remark }) => `${name}${done ? " (reviewed)" : ""}${remark ? `\n${remark}` : ""}`),
  ].join("\n\n") + "\n";
const asFile = () =>
  JSON.stringify({ format: "resdiff-review", version: 1, id: root.dataset.id, old: root.dataset.old, new: root.dataset.new, notes: noted() }, null, 2) + "\n";

const save = (text, ending, type) => {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const name = `${root.dataset.new}-remarks`.replace(/[^\p{L}\p{N}.-]+/gu, "-");
  make("a", { href: address, download: `${name}.${ending}` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
};

/** Takes over what a file says of this pair of texts; what it does not name stays. */
const load = async (file) => {
  let found;
  try {
    found = JSON.parse(await file.text());
  } catch {
    found = null;
  }
  if (found?.format !== "resdiff-review" || !Array.isArray(found.notes)) return "This is no file of saved remarks.";
  if (found.id !== root.dataset.id) return `These remarks belong to ${String(found.old)} → ${String(found.new)}, not to this page.`;
  const notes = cleaned(Object.fromEntries(found.notes.filter(isRecord).map((note) => [note.clause, note])));
  review = { ...review, ...notes };
  kept.set(reviewKey, review);
  articles.forEach(showNote);
  tellProgress();
  return `${Object.keys(notes).length} notes loaded.`;
};

const clearReview = () => {
  if (!confirm("Clear all ticks and remarks of this page from this browser?")) return;
  review = {};
  kept.set(reviewKey, review);
  articles.forEach(showNote);
  tellProgress();
};
