// Ticks, remarks, copies; what is saved and loaded.
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { open } from "./open.mjs";

const tick = (page, id) => page.locator(`[id="${id}"] .tools input`);
const remark = (page, id) => page.locator(`[id="${id}"] .remark textarea`);
const saved = async (page, button) => {
  const [download] = await Promise.all([page.waitForEvent("download"), page.click(button)]);
  return [download.suggestedFilename(), await readFile(await download.path(), "utf8")];
};

test("ticks and remarks outlast a reload and go into a file that can be loaded again", () =>
  open("specimen.html", {}, async (page) => {
    await tick(page, "OP10").check();
    await page.locator("#OP4 .tools button", { hasText: "Remark" }).click();
    const words = 'To the <b>Sixth</b> Committee: "why"?\nSecond line';
    await page.keyboard.type(words);
    await page.reload();
    assert.equal(await tick(page, "OP10").isChecked(), true);
    assert.equal(await remark(page, "OP4").inputValue(), words);
    assert.match(await page.locator("#progress").textContent(), /^1\//);

    await page.click("#open-review");
    const [textName, text] = await saved(page, "#save-text");
    assert.equal(textName, "A-RES-175-32-remarks.txt");
    assert.match(text, /OP4\nTo the <b>Sixth<\/b> Committee: "why"\?\nSecond line\n\nOP10 \(reviewed\)/);
    const [fileName, file] = await saved(page, "#save-file");
    const notes = JSON.parse(file).notes;
    assert.deepEqual(notes.map((note) => [note.name, note.former, note.done]), [["OP4", "OP3", false], ["OP10", "OP9", true]]);

    page.removeAllListeners("dialog");
    page.once("dialog", (dialog) => dialog.accept());
    await page.getByRole("button", { name: "Clear", exact: true }).click();
    assert.equal(await tick(page, "OP10").isChecked(), false);
    const place = path.join(process.env.PAGES, fileName);
    await writeFile(place, file);
    await page.setInputFiles("#load", place);
    await page.waitForFunction(() => /2 notes loaded/.test(document.querySelector("#review").textContent));
    assert.equal(await remark(page, "OP4").inputValue(), words);

    await writeFile(place, file.replace(/"id": "[^"]+"/, '"id": "other"'));
    await page.setInputFiles("#load", place);
    await page.waitForFunction(() => /belong to/.test(document.querySelector("#review").textContent));
    await writeFile(place, "no such file");
    await page.setInputFiles("#load", place);
    await page.waitForFunction(() => /no file of saved remarks/.test(document.querySelector("#review").textContent));
  }));

test("what is ticked off can be filtered out, by keyboard alone", () =>
  open("specimen.html", {}, async (page) => {
    await page.keyboard.press("n");
    await page.keyboard.press("x");
    assert.equal(await tick(page, "PP1").isChecked(), true);
    await page.keyboard.press("r");
    await page.keyboard.type("seen");
    assert.equal(await remark(page, "PP1").inputValue(), "seen");
    await page.keyboard.press("Tab");
    await page.click("#filter");
    await page.getByRole("button", { name: "not ticked off" }).click();
    assert.equal(await page.locator("#PP1").isVisible(), false);
    await page.getByRole("button", { name: "with a remark" }).click();
    assert.equal(await page.locator("#PP1").isVisible(), true);
  }));

test("a clause and a link to it are copied", () =>
  open("specimen.html", { permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    await page.hover("#OP10");
    await page.locator("#OP10 .tools button", { hasText: "Copy" }).click();
    assert.match(await copied(), /^OP10  Welcomes the recommendations of the Conference/);
    assert.doesNotMatch(await copied(), /Takes note/);
    await page.locator('[id="OP1(b)(i)"]').hover();
    await page.locator('[id="OP1(b)(i)"] .tools button', { hasText: "Link" }).click();
    assert.match(await copied(), /specimen\.html#OP1%28b%29%28i%29$/);
    await page.goto(await copied());
    assert.equal(await page.locator('[id="OP1(b)(i)"]').isVisible(), true);
  }));
