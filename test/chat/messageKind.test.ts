import { expect, it } from "vitest";
import { saysEvent } from "../../src/chat/messageKind";

it.each([
  ["part_type", "note"],
  ["Part Type", "assignment"],
  ["消息类型", "系统消息"],
  ["Public", "false"],
  ["Public", false],
  ["is_private", "TRUE"],
  ["是否公开", "否"],
])("%s: %s is no message to the customer", (header, cell) => {
  expect(saysEvent(header, cell)).toBe(true);
});

it.each([
  ["part_type", "comment"],
  ["消息类型", "图片"],
  ["Public", "true"],
  ["Public", 1],
  ["is_private", ""],
  ["type", null],
])("%s: %s is one", (header, cell) => {
  expect(saysEvent(header, cell)).toBe(false);
});
