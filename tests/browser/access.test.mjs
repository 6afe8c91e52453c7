// For everyone: what axe-core finds, landmarks, spoken marks, small and enlarged pages, colours, right-to-left text.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { open } from "./open.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const violations = async (page) => {
  await page.evaluate(axe);
  const found = await page.evaluate(() =>
    axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }),
  );
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ")}`);
};

const states = {
  inline: async () => {},
  unfolded: (page) => page.click("#unfold"),
  "side by side": (page) => page.click("#view-sides"),
  filters: (page) => page.click("#filter"),
  keys: (page) => page.keyboard.press("?"),
  review: (page) => page.click("#open-review"),
  "stepped to": (page) => page.keyboard.press("n"),
};
for (const colorScheme of ["light", "dark"]) {
  for (const [state, reach] of Object.entries(states)) {
    test(`axe finds nothing: ${state}, ${colorScheme}`, () =>
      open("specimen.html", { colorScheme, reducedMotion: "reduce" }, async (page) => {
        await reach(page);
        await page.waitForTimeout(100);
        assert.deepEqual(await violations(page), []);
      }));
  }
}
for (const name of ["rtl.html", "same.html", "hostile.html", "filtered.html"]) {
  test(`axe finds nothing: ${name}`, () =>
    open(name, {}, async (page) => {
      assert.deepEqual(await violations(page), []);
    }));
}

test("landmarks and headings give the page its shape", () =>
  open("specimen.html", {}, async (page) => {
    for (const role of ["banner", "main", "contentinfo"]) assert.equal(await page.getByRole(role).count(), 1, role);
    assert.equal(await page.getByRole("navigation", { name: "Findings" }).count(), 1);
    assert.equal(await page.getByRole("region", { name: "Operative part" }).count(), 1);
    assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1);
  }));

test("what came and went is spoken, and signs and words tell it without colour", () =>
  open("specimen.html", {}, async (page) => {
    const spoken = (selector, part) => page.locator(selector).first().evaluate((element, part) => getComputedStyle(element, part).content, part);
    assert.equal(await spoken("#OP10 ins", "::before"), '" [added: "');
    assert.equal(await spoken("#OP10 del", "::before"), '" [deleted: "');
    const line = (selector) => page.locator(selector).first().evaluate((element) => getComputedStyle(element).textDecorationLine);
    assert.equal(await line("#OP10 ins"), "underline");
    assert.equal(await line("#OP10 del"), "line-through");
    assert.match(await page.locator("#PP7 .w").innerText(), /^added/);
  }));

for (const [width, what] of [[320, "phone width"], [640, "200 % zoom of a small window"], [1280, "desktop"]]) {
  test(`nothing runs out of the page: ${what}`, async () => {
    for (const name of ["specimen.html", "hostile.html"]) {
      await open(name, { viewport: { width, height: 700 } }, async (page) => {
        await page.click("#unfold");
        for (const view of ["#view-inline", "#view-sides"]) {
          await page.click(view);
          assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, `${name} ${view}`);
        }
      });
    }
  });
}

test("on a phone the steps lie at the foot of the screen and over no text", () =>
  open("specimen.html", { viewport: { width: 390, height: 844 } }, async (page) => {
    const steps = await page.locator(".steps").boundingBox();
    assert.deepEqual([steps.x, steps.width, steps.y + steps.height], [0, 390, 844]);
    await page.evaluate(() => scrollTo({ top: document.body.scrollHeight, behavior: "instant" }));
    const foot = await page.locator("footer").boundingBox();
    assert.ok(foot.y + foot.height <= steps.y, "the last line can be read");
    await page.locator(".steps button").last().click();
    const at = await page.locator("article.at h3").boundingBox();
    assert.ok(at.y >= 0 && at.y < steps.y, "what was stepped to can be seen");
  }));

test("text may be enlarged to twice its size", () =>
  open("specimen.html", { viewport: { width: 1280, height: 800 } }, async (page) => {
    await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 1280);
    const bar = await page.locator("#bar").boundingBox();
    assert.ok(bar.height < 400, "the bar leaves room for the text");
  }));

test("light and dark follow the system, and the reader's choice goes before it", () =>
  open("specimen.html", { colorScheme: "dark" }, async (page) => {
    const page_color = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const dark = await page_color();
    await page.click("#theme");
    assert.notEqual(await page_color(), dark);
    await page.reload();
    assert.notEqual(await page_color(), dark);
  }));

test("right-to-left text stands right, in both views", () =>
  open("rtl.html", {}, async (page) => {
    const direction = (selector) => page.locator(selector).first().evaluate((words) => getComputedStyle(words).direction);
    assert.equal(await direction("article .t"), "rtl");
    await page.click("#view-sides");
    assert.equal(await direction("article .col .t"), "rtl");
    assert.equal(await direction("main"), "ltr");
  }));
