// Views, filters, search, folds, links.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open, seen } from "./open.mjs";

test("the two texts stand side by side without a reload, and back", () =>
  open("specimen.html", {}, async (page) => {
    const words = (side) => page.locator(`#OP10 .col:nth-child(${side}) .t`);
    assert.equal(await words(1).count(), 0);
    await page.click("#view-sides");
    assert.match(await words(1).innerText(), /^Takes note of the recommendations/);
    assert.match(await words(2).innerText(), /^Welcomes the recommendations/);
    assert.equal(await page.locator("#OP10 .col:nth-child(1) ins, #OP10 .col:nth-child(2) del").count(), 0);
    const [old, current] = await Promise.all([words(1).boundingBox(), words(2).boundingBox()]);
    assert.equal(old.y, current.y, "clauses are level with each other");
    assert.ok(old.x + old.width <= current.x);
    assert.match(await page.locator("#PP7 .col").first().innerText(), /Not in the old text/);
    await page.click("#view-inline");
    assert.equal(await words(1).isVisible(), false);
  }));

test("columns of a split hold the one clause and the several", () =>
  open("specimen.html", {}, async (page) => {
    await page.click("#view-sides");
    const texts = await page.locator("#OP7 .col .t").allInnerTexts();
    assert.doesNotMatch(texts[0], /OP8/);
    assert.match(texts[1], /OP7 Requests[^]*;\n+OP8 Invites/);
  }));

test("filters narrow by significance, event and part, and give everything back", () =>
  open("specimen.html", {}, async (page) => {
    const everything = await seen(page);
    await page.click("#filter");
    const chip = (name) => page.getByRole("button", { name });
    await chip(/^routine/).click();
    assert.deepEqual(await seen(page), ["OP6", "OP17"]);
    await chip(/^editorial/).click();
    assert.deepEqual(await seen(page), ["PP14", "PP15", "OP6", "OP7, OP8", "OP11", "OP17"]);
    await chip(/^moved/).click();
    assert.deepEqual(await seen(page), ["PP15"]);
    assert.match(await page.locator("#state").innerText(), /1 shown of/);
    await page.click("#state button");
    assert.deepEqual(await seen(page), everything);
    await chip("Preamble").click();
    assert.ok((await seen(page)).every((name) => name.startsWith("PP")));
    await chip(/^stale/).click();
    assert.deepEqual(await seen(page), []);
    assert.match(await page.locator("#state").innerText(), /Nothing matches/);
    await chip("Preamble").click();
    assert.deepEqual(await seen(page), ["OP16"]);
    await page.click("#state button");
    await chip(/^unchanged/).click();
    assert.equal(await page.locator("#PP2").isVisible(), true, "folds open for what is asked for");
  }));

test("search finds words of either text, also across changes and in folded clauses", () =>
  open("specimen.html", {}, async (page) => {
    const search = async (words) => {
      await page.fill("#search", words);
      await page.waitForTimeout(300);
    };
    await search("fruitful and continuing work");
    assert.deepEqual(await seen(page), ["OP4", "OP5"]);
    await search("the opening of the work");
    assert.deepEqual(await seen(page), ["OP4"]);
    assert.equal(await page.evaluate(() => CSS.highlights.get("sought").size > 0), true);
    const folded = (await page.locator("#PP3 .t").textContent()).split(" ").slice(3, 8).join(" ");
    await search(folded.toUpperCase());
    assert.equal(await page.locator("#PP3").isVisible(), true);
    await search("");
    assert.equal(await page.locator("#PP3").isVisible(), false);
  }));

test("every entry of the list leads to its clause, and a moved clause to where it stood and back", () =>
  open("specimen.html", {}, async (page) => {
    const missing = await page.evaluate(() =>
      [...document.querySelectorAll('a[href^="#"]')]
        .map((link) => link.getAttribute("href").slice(1))
        .filter((name) => !document.getElementById(decodeURIComponent(name))),
    );
    assert.deepEqual(missing, []);
    const order = await page.locator("#findings > :is(h3, details > summary), #findings summary").allInnerTexts();
    assert.deepEqual(order.map((title) => title.split(/\s/)[0]), ["Of", "Stale", "Editorial", "Routine"]);
    await page.click("#OP12 .w a");
    assert.match(page.url(), /#was-OP5$/);
    await page.click("#was-OP5 a");
    await page.waitForTimeout(100);
    assert.equal(await page.locator("#OP12").evaluate((article) => article.classList.contains("at")), true);
  }));

test("a link to a clause opens the folds and filters that hide it", () =>
  open("specimen.html#PP3", {}, async (page) => {
    assert.equal(await page.locator("#PP3").isVisible(), true);
    await page.click("#filter");
    await page.getByRole("button", { name: /^routine/ }).click();
    await page.evaluate(() => (location.hash = "#OP3"));
    await page.waitForTimeout(100);
    assert.equal(await page.locator("#OP3").isVisible(), true);
  }));

test("citations lead to the official documents, marks to their notes", () =>
  open("specimen.html", {}, async (page) => {
    const link = page.locator("#PP1 .t a", { hasText: "173/27" }).first();
    assert.equal(await link.getAttribute("href"), "https://undocs.org/A/RES/173/27");
    const marks = await page.locator("article sup a").evaluateAll((all) => all.map((mark) => mark.getAttribute("href")));
    assert.ok(marks.length > 3);
  }));

test("without JavaScript everything can be read inline", () =>
  open("specimen.html", { javaScriptEnabled: false }, async (page) => {
    assert.equal(await page.locator("#bar").isVisible(), false);
    assert.match(await page.locator("#OP10").innerText(), /Takes note of ?Welcomes the recommendations/);
    await page.click(".run >> nth=0 >> summary");
    assert.equal(await page.locator("#PP2").isVisible(), true);
  }));

test("the strip shows where the changes are and takes the reader there", () =>
  open("specimen.html", {}, async (page) => {
    await page.waitForTimeout(200);
    assert.ok((await page.locator("#strip rect").count()) > 20);
    assert.ok((await page.locator("#strip path").count()) >= 2, "moves are drawn");
    await page.mouse.click(1280 - 15, 700);
    await page.waitForTimeout(200);
    assert.ok((await page.evaluate(() => scrollY)) > 1000);
  }));
