import fc from "fast-check";
import { expect, it } from "vitest";
import { textOfHtml } from "../../src/chat/html";

it.each([
  ["<p>Hi,<br>it ships &amp; arrives <b>today</b>.</p>", "Hi,\nit ships & arrives today."],
  ["<div>one</div>\n<div>two</div>", "one\ntwo"],
  ["<ul><li>a</li><li>b</li></ul>", "a\nb"],
  ['<p><img src="https://example.com/a.png"></p>', "[图片]"],
  ["<p>&#128512;&#x4f60; &lt;3&nbsp;&unknown;</p>", "😀你 <3 &unknown;"],
  ["<style>p{color:red}</style><!-- x --><p>words</p>", "words"],
  ['see <a href="https://example.com">here</a>', "see here"],
  ["您好<br/>在吗", "您好\n在吗"],
])("%j is read as %j", (html, text) => {
  expect(textOfHtml(html)).toBe(text);
});

it.each([
  "1 < 2 > 0",
  "a &amp; b",
  "<3 <3",
  "<小雨>",
  "=IF(A1<>B1,1)",
  "<Media omitted>",
  "two\n\nlines  kept",
])("%j is no HTML and stays as it is", (text) => {
  expect(textOfHtml(text)).toBe(text);
});

it("leaves no tag of a body standing, whatever is around it, and never throws", () => {
  const piece = fc.oneof(
    fc.constantFrom("<p>", "</p>", "<br>", "<div class='a'>", "&#0;", "&#x110000;", "<"),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      expect(textOfHtml(pieces.join(""))).not.toMatch(/<\/?p>|<br>/);
    }),
  );
});
