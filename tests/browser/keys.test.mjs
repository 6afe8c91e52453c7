// The page by keyboard alone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open, seen } from "./open.mjs";

const focused = (page) => page.evaluate(() => document.activeElement.textContent);

test("n and p walk through the changes in order", () =>
  open("specimen.html", {}, async (page) => {
    const changes = await seen(page);
    for (const name of changes.slice(0, 3)) {
      await page.keyboard.press("n");
      assert.equal(await focused(page), name);
    }
    await page.keyboard.press("p");
    assert.equal(await focused(page), changes[1]);
    assert.match(await page.locator(".position").textContent(), /^2 \/ \d+$/);
    assert.equal(await page.locator("#findings [aria-current] b").textContent(), changes[1]);
  }));

test("/ searches, Escape leaves, letters typed in the field are no commands", () =>
  open("specimen.html", {}, async (page) => {
    await page.keyboard.press("/");
    await page.keyboard.type("vnp");
    assert.equal(await page.inputValue("#search"), "vnp");
    assert.equal(await page.evaluate(() => document.documentElement.dataset.view), "inline");
    await page.fill("#search", "");
    await page.keyboard.press("Escape");
    await page.keyboard.press("v");
    assert.equal(await page.evaluate(() => document.documentElement.dataset.view), "sides");
  }));

test("? tells the keys, and they can be switched off", () =>
  open("specimen.html", {}, async (page) => {
    await page.keyboard.press("?");
    assert.equal(await page.locator("#help").isVisible(), true);
    assert.match(await page.locator("#help dl").innerText(), /n\s+Next change/);
    await page.getByLabel("Single keys are on").uncheck();
    await page.keyboard.press("Escape");
    assert.equal(await page.locator("#help").isVisible(), false);
    await page.keyboard.press("v");
    assert.equal(await page.evaluate(() => document.documentElement.dataset.view), "inline");
  }));

test("Tab reaches everything, and what has the focus can be seen", () =>
  open("specimen.html", {}, async (page) => {
    await page.keyboard.press("Tab");
    assert.equal(await focused(page), "Skip to the changes");
    const reached = new Set();
    for (let step = 0; step < 60; step++) {
      await page.keyboard.press("Tab");
      const [name, visible] = await page.evaluate(() => {
        const element = document.activeElement;
        const outline = getComputedStyle(element).outlineStyle;
        return [element.id || element.className || element.localName, outline !== "none" && element.checkVisibility()];
      });
      assert.ok(visible, `${name} shows its focus`);
      reached.add(name);
    }
    for (const name of ["view-inline", "view-sides", "search", "filter", "unfold", "open-review", "theme"]) assert.ok(reached.has(name), name);
  }));

test("u unfolds and folds everything", () =>
  open("specimen.html", {}, async (page) => {
    await page.keyboard.press("u");
    assert.equal(await page.locator("details.run:not([open]), details.light:not([open])").count(), 0);
    await page.keyboard.press("u");
    assert.equal(await page.locator("details.run[open], details.light[open]").count(), 0);
  }));
