import { act, cleanup, configure, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { afterEach, beforeAll, beforeEach, expect } from "vitest";
import { App } from "../../src/pane/App";
import { FakeDoor, resultOf } from "./fakeDoor";

/** What a test of the pane works with; new for every test. */
export interface Stage {
  door: FakeDoor;
  user: ReturnType<typeof userEvent.setup>;
}

/** Prepares jsdom for the pane, and every test a fresh door and a fresh person. */
export function stage(): Stage {
  const stage = {} as Stage;
  beforeAll(() => {
    // A busy machine is slow to find roles among Fluent's styles; waiting longer fails no later than it must.
    configure({ asyncUtilTimeout: 30_000 });
    // jsdom lays nothing out: a list needs a height to be drawn in, and its items heights of their own.
    globalThis.ResizeObserver = class {
      observe() {}
      unobserve() {}
      disconnect() {}
    };
    Object.defineProperty(HTMLElement.prototype, "offsetHeight", {
      configurable: true,
      get(this: HTMLElement) {
        return this.tagName === "LI" ? 100 : 800;
      },
    });
    // Tabs that do not fit go to a menu: here all fit.
    Object.defineProperty(HTMLElement.prototype, "offsetWidth", {
      configurable: true,
      get(this: HTMLElement) {
        return this.tagName === "BUTTON" ? 20 : 350;
      },
    });
    Object.defineProperty(Element.prototype, "clientHeight", { configurable: true, get: () => 800 });
    Object.defineProperty(Element.prototype, "clientWidth", { configurable: true, get: () => 350 });
    Element.prototype.scrollTo = () => undefined;
    Element.prototype.scrollIntoView = () => undefined;
    // jsdom goes through every style rule for every element whose role or name is asked for: half of the time of these tests.
    // A browser tests what is hidden by a style.
    window.getComputedStyle = quickStyle;
  });
  beforeEach(() => {
    stage.door = new FakeDoor();
    stage.user = userEvent.setup();
  });
  afterEach(cleanup);
  return stage;
}

/** What is hidden by an attribute, and the copy by which Fluent keeps the width of a tab that is bold when chosen. */
const hidden = "[hidden], .fui-Tab__content--reserved-space";
const displayed = (display: string): CSSStyleDeclaration => {
  const { style } = document.createElement("div");
  style.display = display;
  return style;
};
const none = displayed("none");
const inline = displayed("inline");
const block = displayed("block");

/** As much of an element's style as roles and names hang on. */
function quickStyle(element: Element): CSSStyleDeclaration {
  if (element.matches(hidden)) return none;
  return element.matches("a, abbr, b, bdi, em, label, mark, small, span, strong") ? inline : block;
}

/** Opens the pane and waits until it has looked at the workbook. */
export async function open({ door }: Stage): Promise<void> {
  render(<App door={door} />);
  await waitFor(() => expect(document.querySelector("main")?.ariaBusy).toBe("false"));
  await act(async () => undefined);
}

/** Opens the pane and lets a scan find what the test says. */
export async function scanned(stage: Stage, ...result: Parameters<typeof resultOf>): Promise<void> {
  const { door, user } = stage;
  await open(stage);
  await user.click(screen.getByRole("button", { name: "检查 1,204 行" }));
  await waitFor(() => expect(door.scans).toHaveLength(1));
  await act(async () => door.finish(resultOf(...result)));
  await screen.findByRole("heading", { name: /问题/ });
}

/** What axe finds wrong by WCAG 2.1 A and AA. What hangs on styles (colours, layout, what is hidden) is looked at in a real browser. */
export async function violations(): Promise<string[]> {
  // Fluent's focus sentinels are hidden and focusable on purpose.
  const context = { include: document.body, exclude: ["[data-tabster-dummy]"] };
  const { violations } = await axe.run(context, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"],
    rules: { "color-contrast": { enabled: false } },
    resultTypes: ["violations"],
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
}

/**
 * The dialog that asks before something is removed. `hidden`: jsdom lays nothing out, so Fluent's focus keeper takes the
 * dialog for invisible and hides it from assistive technology a quarter of a second after it opens. The browser tests
 * look at it as a person's reader does.
 */
export const dialog = {
  opened: () => screen.findByRole("alertdialog", { hidden: true }),
  async choose(name: string, { user }: Stage): Promise<void> {
    await user.click(within(await dialog.opened()).getByRole("button", { name, hidden: true }));
  },
  closed: () => waitFor(() => expect(screen.queryByRole("alertdialog", { hidden: true })).toBeNull()),
};
