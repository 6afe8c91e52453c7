// Opens a page of the folder PAGES in the browser CHROMIUM. A test fails if the page fetches anything or complains.
import assert from "node:assert/strict";
import { after } from "node:test";
import { pathToFileURL } from "node:url";
import path from "node:path";
import { chromium } from "playwright-core";

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
after(() => browser.close());

const addressOf = (name) => {
  const [file, place] = name.split("#");
  return pathToFileURL(path.join(process.env.PAGES, file)).href + (place ? `#${place}` : "");
};

/** Opens a page, hands it to the test, and closes it; `options` are those of a browser context, and the complaints that
 * are `allowed`. */
export const open = async (name, { allowed, ...options }, test) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, acceptDownloads: true, ...options });
  const page = await context.newPage();
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("dialog", (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on("request", (request) => {
    if (!request.url().startsWith("file:") && !request.url().startsWith("blob:")) complaints.push(`request: ${request.url()}`);
  });
  try {
    await page.goto(addressOf(name));
    await test(page);
  } finally {
    await context.close();
  }
  assert.deepEqual(complaints.filter((complaint) => !allowed?.test(complaint)), []);
};

/** The names of the clauses that can be seen, unchanged ones aside. */
export const seen = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("main article")]
      .filter((article) => article.checkVisibility() && !article.parentElement.matches(".run"))
      .map((article) => article.querySelector("h3 a").textContent),
  );
