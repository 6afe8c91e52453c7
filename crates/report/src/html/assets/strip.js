// The strip along the edge: where the changes are, how far one moved, what part of the page is seen. It repeats what
// the list of findings and the keys offer, so it is left out for readers who do not see it.

const svg = (name, traits = {}, ...children) => {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [trait, value] of Object.entries(traits)) element.setAttribute(trait, value);
  element.append(...children);
  return element;
};
const strip = svg("svg", { id: "strip", "aria-hidden": "true" });
const seen = svg("rect", { class: "seen", x: 0, width: 34, rx: 2 });

const drawStrip = soon(() => {
  const height = strip.getBoundingClientRect().height;
  if (!height) return;
  const scale = height / root.scrollHeight;
  const place = (element) => (element.getBoundingClientRect().top + scrollY) * scale;
  const ticks = [];
  for (const item of stops()) {
    const kinds = traits.get(item);
    const kind = ["stale", "added", "removed", "moved", "promoted", "split", "merged"].find((kind) => kinds.has(kind)) || "reworded";
    const weight = kinds.has("substantive") || kinds.has("stale") ? 14 : 7;
    const size = Math.max(2, Math.min(item.getBoundingClientRect().height * scale, 12));
    ticks.push(svg("rect", { class: kind, x: 34 - weight, y: place(item), width: weight, height: size }));
    const name = item.localName === "article" && (formerOf(item) || item.id);
    const former = name && document.getElementById(`was-${name.replace(/\s/g, "_")}`);
    if (former && !former.hidden) {
      const [from, to] = [place(former), place(item)];
      const deep = Math.max(0, 18 - Math.abs(to - from) / 8);
      ticks.push(svg("path", { class: "move", d: `M20 ${from} C${deep} ${from} ${deep} ${to} 20 ${to}` }));
    }
  }
  strip.replaceChildren(seen, ...ticks);
  drawSeen();
});
const drawSeen = soon(() => {
  const scale = strip.getBoundingClientRect().height / root.scrollHeight;
  seen.setAttribute("y", scrollY * scale);
  seen.setAttribute("height", Math.max(6, innerHeight * scale));
});
const scrollTo = (event) => {
  if (!(event.buttons & 1)) return;
  const box = strip.getBoundingClientRect();
  const share = (event.clientY - box.top) / box.height;
  window.scrollTo({ top: share * root.scrollHeight - innerHeight / 3, behavior: "instant" });
};
strip.addEventListener("pointerdown", (event) => {
  strip.setPointerCapture(event.pointerId);
  scrollTo(event);
});
strip.addEventListener("pointermove", scrollTo);
