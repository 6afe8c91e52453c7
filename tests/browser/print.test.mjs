// On paper: black and white, on A4 and Letter.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "./open.mjs";

const printed = (page, selector) =>
  page.locator(selector).first().evaluate((element) => {
    const { textDecorationLine, color, backgroundColor } = getComputedStyle(element);
    return [textDecorationLine, color, backgroundColor];
  });
const black = "rgb(0, 0, 0)";
const clear = "rgba(0, 0, 0, 0)";

for (const view of ["inline", "sides"]) {
  test(`additions are underlined, deletions struck, in black: ${view}`, () =>
    open("specimen.html", { colorScheme: "dark" }, async (page) => {
      await page.click(`#view-${view}`);
      await page.emulateMedia({ media: "print", colorScheme: "dark" });
      const within = view === "sides" ? ".col " : "";
      assert.deepEqual(await printed(page, `#OP10 ${within}ins`), ["underline", black, clear]);
      assert.deepEqual(await printed(page, `#OP10 ${within}del`), ["line-through", black, clear]);
      assert.deepEqual(await printed(page, `#PP7 ${within}ins`), ["underline", black, clear]);
      assert.deepEqual(await printed(page, `#old-OP8 ${within}del`), ["line-through", black, clear]);
      for (const tool of ["#bar", "#strip", ".tools", ".steps"]) assert.equal(await page.locator(tool).first().isVisible(), false, tool);
    }));
}

test("fields of the masthead that the screen folds are printed", () =>
  open("specimen.html", {}, async (page) => {
    const field = page.locator("#masthead details:not([open]) td").first();
    assert.equal(await field.evaluate((cell) => cell.checkVisibility({ contentVisibilityAuto: true })), false);
    await page.emulateMedia({ media: "print" });
    assert.equal(await field.evaluate((cell) => cell.checkVisibility({ contentVisibilityAuto: true })), true);
  }));

test("remarks and ticks are printed", () =>
  open("specimen.html", {}, async (page) => {
    await page.locator("#OP4 .tools button", { hasText: "Remark" }).click();
    await page.keyboard.type("for the Chair");
    await page.emulateMedia({ media: "print" });
    const text = await page.locator("#OP4 .remark").evaluate((remark) => getComputedStyle(remark, "::after").content);
    assert.equal(text, '"for the Chair"');
    assert.equal(await page.locator("#PP1 .remark").isVisible(), false);
  }));

for (const format of ["A4", "Letter"]) {
  test(`it prints on ${format}`, () =>
    open("specimen.html", {}, async (page) => {
      const file = (await page.pdf({ format })).toString("latin1");
      const pages = file.match(/\/Type \/Page\b/g).length;
      assert.ok(pages > 2 && pages < 20, `${pages} pages`);
    }));
}
