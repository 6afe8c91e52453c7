// A pair of four hundred clauses loads and filters without a pause. The page is there where the corpus is.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { open } from "./open.mjs";

const missing = !existsSync(path.join(process.env.PAGES, "large.html"));

test("a large pair is quick", { skip: missing && "no large pair in the corpus" }, () =>
  open("large.html", {}, async (page) => {
    // The first picture may come after the page is loaded.
    await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
    const shown = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0].startTime);
    const ready = await page.evaluate(() => performance.timing.domContentLoadedEventEnd - performance.timing.fetchStart);
    const timed = (task) =>
      page.evaluate(async (task) => {
        const start = performance.now();
        document.querySelector(task).click();
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        return Math.round(performance.now() - start);
      }, task);
    await page.click("#filter");
    const times = {};
    for (const [name, task] of [["filter", ".chip"], ["all again", "#state button"], ["side by side", "#view-sides"], ["inline", "#view-inline"], ["unfold", "#unfold"]]) {
      times[name] = await timed(task);
    }
    const clauses = await page.locator("article").count();
    console.log(`${clauses} changes: first view ${Math.round(shown)} ms, ready ${ready} ms, ${JSON.stringify(times)} ms`);
    // On a quiet machine a tenth of this.
    for (const [name, time] of Object.entries(times)) assert.ok(time < 2000, `${name}: ${time} ms`);
  }));

test("a large pair does not run out of a phone", { skip: missing && "no large pair in the corpus" }, () =>
  open("large.html", { viewport: { width: 390, height: 844 } }, async (page) => {
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
  }));
