import fc from "fast-check";
import { expect, it } from "vitest";
import { isSystemLine, systemLines } from "../../src/chat/messages";
import { foldForTemplate, templateMatcher } from "../../src/chat/templates";

/** As a client may print a character: with spaces and marks beside it, in full width, in capitals. */
const disguised = (character: string) =>
  fc
    .tuple(fc.constantFrom("", "", "", " ", "\u3000", "\u200b", "\u200e", "\u00a0"), fc.constantFrom(0, 1, 2))
    .map(([beside, how]) => {
      const code = character.charCodeAt(0);
      const wide = code > 0x20 && code < 0x7f ? String.fromCharCode(code + 0xfee0) : character;
      return beside + (how === 0 ? character : how === 1 ? character.toUpperCase() : wide);
    });

it("a line is found by its template however spaces, width, case and its end are written", () => {
  const line = fc
    .tuple(fc.constantFrom(...systemLines), fc.constantFrom("小美", "t***1", "¥9"))
    .chain(([template, name]) =>
      fc.tuple(
        fc.tuple(...[...template.replaceAll("*", name)].map(disguised)),
        fc.constantFrom("", "。", "！", " ~", "..."),
      ),
    )
    .map(([characters, end]) => characters.join("") + end)
    .filter((text) => text.length <= 160);
  fc.assert(
    fc.property(line, (text) => {
      expect(isSystemLine(text)).toBe(true);
    }),
    { numRuns: 1500 },
  );
});

it("what the first look turns away fits no template", () => {
  const matcher = templateMatcher(systemLines);
  const pieces = [...new Set(systemLines.flatMap((template) => template.split("*")))];
  const text = fc
    .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 4 })), { maxLength: 4 })
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(text, (line) => {
      if (!matcher.mayFit(line)) expect(matcher.fits(foldForTemplate(line))).toBe(false);
    }),
    { numRuns: 3000 },
  );
});

it("a list of one's own may hold templates of any letters, or of none", () => {
  expect(isSystemLine("order 12 has left the depot today", ["*left the depot*"])).toBe(true);
  expect(isSystemLine("anything", ["*", ""])).toBe(false);
});
