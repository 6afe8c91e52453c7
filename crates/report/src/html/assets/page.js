// What all parts of the script share: finding and making elements, what is kept in the browser, what is said aloud.
const root = document.documentElement;
const one = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

/** Makes an element. Traits that the element has as properties are set as such, the others as attributes. */
const make = (name, traits = {}, ...children) => {
  const element = document.createElement(name);
  for (const [trait, value] of Object.entries(traits)) {
    if (trait in element) element[trait] = value;
    else element.setAttribute(trait, value);
  }
  element.append(...children);
  return element;
};
const button = (traits, ...children) => make("button", { type: "button", ...traits }, ...children);

/** Values kept in this browser; where it keeps nothing, as long as the page is open. */
const kept = (() => {
  const memory = new Map();
  let lasting = true;
  try {
    localStorage.setItem("resdiff:test", "");
    localStorage.removeItem("resdiff:test");
  } catch {
    lasting = false;
  }
  return {
    get lasting() {
      return lasting;
    },
    get(key) {
      try {
        return JSON.parse(lasting ? localStorage.getItem(key) : memory.get(key) ?? null);
      } catch {
        return null;
      }
    },
    set(key, value) {
      const text = JSON.stringify(value);
      try {
        if (lasting) localStorage.setItem(key, text);
      } catch {
        lasting = false;
        say("This browser is out of space: save your remarks to a file.");
      }
      memory.set(key, text);
    },
  };
})();

const spoken = make("p", { className: "vh", role: "status" });
document.body.append(spoken);
/** Tells a reader who does not see the page what happened. */
const say = (text) => {
  spoken.textContent = "";
  setTimeout(() => (spoken.textContent = text), 50);
};

const articles = all("main article");
const entries = all("main li[data-k]");
const traits = new Map([...articles, ...entries].map((item) => [item, new Set((item.dataset.k || "unchanged").split(" "))]));
// The name of a clause leads to it: a link to be copied, and what takes the focus.
for (const article of articles) {
  const name = one("h3", article).firstChild;
  const label = name.data.trim();
  name.replaceWith(make("a", { href: `#${article.id}` }, label), " ");
  const why = one(".y > summary", article);
  why?.append(make("span", { className: "vh" }, ` of ${label}`));
}
const nameOf = (article) => one("h3 a", article).textContent;
/** What a clause was called in the old text; nothing for a new one that was called the same. */
const formerOf = (article) =>
  one("h3 small", article)?.textContent || (nameOf(article).startsWith("old ") ? nameOf(article).slice(4) : null);
const isFolded = (article) => article.parentElement.classList.contains("run");

/** Opens every fold that an element is in. */
const unfold = (element) => {
  for (let fold = element.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
};

/** Runs once after a burst of calls, before the next picture. */
const soon = (task) => {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      task();
    });
  };
};
