// Walking from change to change, and to the place that a link names.

/** Everything that a step can lead to, in the order of the page. */
const stops = () =>
  [...articles, ...entries].filter((item) => {
    if (item.hidden || item.closest("section").hidden) return false;
    return sought || item.localName !== "article" ? !item.closest("details:not([open])") : !isFolded(item);
  });

let current = null;
const goTo = (item, { focus = true } = {}) => {
  current?.classList.remove("at");
  current = item;
  item.classList.add("at");
  unfold(item);
  item.scrollIntoView({ block: "start", behavior: "instant" });
  if (focus) {
    const target = one("h3 a", item) || item;
    if (target === item) item.tabIndex = -1;
    target.focus({ preventScroll: true });
  }
  tellPosition();
};

const barHeight = () => one("#bar").getBoundingClientRect().bottom;
/** Where a step starts from: the change that is marked, as long as it can be seen, else the place on the page. */
const step = (by) => {
  const all = stops();
  if (!all.length) return say("No change is shown.");
  let place = all.indexOf(current);
  const box = current?.getBoundingClientRect();
  if (place < 0 || box.bottom < 0 || box.top > innerHeight) {
    const below = all.findIndex((item) => item.getBoundingClientRect().top > barHeight() + 4);
    place = by > 0 ? (below < 0 ? all.length : below) - 1 : below < 0 ? all.length : below;
  }
  const next = place + by;
  if (next < 0 || next >= all.length) return say(by > 0 ? "That was the last change." : "This is the first change.");
  goTo(all[next]);
};

const tellPosition = () => {
  const all = stops();
  const place = all.indexOf(current);
  const text = `${place < 0 ? "–" : place + 1} / ${all.length}`;
  for (const position of document.querySelectorAll(".position")) position.textContent = text;
  const link = current?.id && one(`#findings a[href="#${CSS.escape(current.id)}"]`);
  one("#findings [aria-current]")?.removeAttribute("aria-current");
  link?.setAttribute("aria-current", "true");
  if (link && matchMedia("(min-width: 72rem)").matches) link.scrollIntoView({ block: "nearest" });
};

/** Brings the place named in the address into view, whatever hides it. */
const followAddress = () => {
  let name;
  try {
    name = decodeURIComponent(location.hash.slice(1));
  } catch {
    return;
  }
  const place = name && document.getElementById(name);
  if (!place) return;
  const item = place.closest("main article, main li[data-k]");
  if (item?.hidden || place.closest("[hidden]")) clearFilter();
  unfold(place);
  if (name === "masthead") all("details", place).forEach((fields) => (fields.open = true));
  if (item) goTo(item, { focus: item.localName === "article" });
  else place.scrollIntoView();
};
