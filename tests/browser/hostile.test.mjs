// Documents that are script, markup and signs that deceive: shown as text, and nothing runs.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "./open.mjs";

test("script and markup are text", () =>
  open("hostile.html", {}, async (page) => {
    await page.click("#unfold");
    await page.click("#view-sides");
    await page.waitForTimeout(200);
    assert.equal(await page.evaluate(() => window.hacked), undefined);
    const text = await page.locator("body").innerText();
    for (const part of ["<script>window.hacked = 1</script>", "<img src=x onerror=", "</style>", "&lt;b&gt;"]) assert.ok(text.includes(part), part);
    assert.equal(await page.locator("main img, main script, main iframe, main style, main form, main object").count(), 0);
    const links = await page.locator("a").evaluateAll((all) => all.map((link) => link.href));
    assert.ok(links.every((link) => /^(file:.*#|https:\/\/undocs\.org\/)/.test(link)), links.join(" "));
  }));

test("bidi controls and characters without a shape are made visible", () =>
  open("hostile.html", {}, async (page) => {
    const text = await page.locator("main").evaluate((main) => main.textContent);
    assert.doesNotMatch(text, /[\u202a-\u202e\u2066-\u2069\u200b\u0000-\u0008]/);
    assert.ok(text.includes("\\u{202e}"));
  }));

test("ten thousand combining marks stay within their clause", () =>
  open("hostile.html", {}, async (page) => {
    await page.click("#unfold");
    const clause = page.locator("article", { hasText: "zalgo" }).first().locator(".t");
    const [height, clips] = await clause.evaluate((words) => [words.getBoundingClientRect().height, getComputedStyle(words).overflowY]);
    assert.equal(clips, "clip");
    assert.ok(height < 2000, `${height} px`);
  }));

test("nothing that slipped through would run", () =>
  open("specimen.html", { allowed: /Content Security Policy|Trusted|request: https:\/\/example\.org/ }, async (page) => {
    const outcome = await page.evaluate(async () => {
      const blocked = [];
      document.addEventListener("securitypolicyviolation", (event) => blocked.push(event.effectiveDirective));
      const tried = [];
      const script = document.createElement("script");
      for (const attempt of [() => (document.body.innerHTML = "<b>x</b>"), () => (script.textContent = "window.hacked = 1")]) {
        try {
          attempt();
          tried.push("ran");
        } catch {
          tried.push("refused");
        }
      }
      const image = document.createElement("img");
      image.src = "https://example.org/x.png";
      document.body.append(image);
      await new Promise((done) => setTimeout(done, 200));
      return [tried, blocked.includes("img-src")];
    });
    assert.deepEqual(outcome, [["refused", "refused"], true]);
  }));
