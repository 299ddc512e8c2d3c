/** The pane as it ships, over a door that hands it a large result; and the clocks that measure it. */
import { createRoot } from "react-dom/client";
import type { Finding } from "../../src/inspection/finding";
import { App } from "../../src/pane/App";
import { chats, FakeDoor } from "../../test/pane/fakeDoor";
import { largeResult, searched } from "./findings";

const count = Number(new URLSearchParams(location.search).get("findings") ?? 100_000);
const result = largeResult(count);
const door = new FakeDoor();
door.scan = async () => result;
createRoot(document.querySelector("#pane")!).render(<App door={door} />);

export interface PaneBench {
  check(): void;
  /** Milliseconds from a change of a filter until a list of another length has been drawn. */
  filter(name: FilterName): Promise<Filtered>;
  /** Milliseconds from a click on "confirm" until it is said that the finding is confirmed. */
  confirm(): Promise<number>;
  /** What filtering costs anybody: `Array.filter` over texts that are ready, and nothing drawn. */
  plainFilter(name: FilterName): Filtered;
  /** Scrolls by a screen and a half at each frame. */
  scroll(frames: number): Promise<Scrolled>;
  /** The same with an empty element of the same height. */
  plainScroll(frames: number): Promise<Scrolled>;
}

export interface Filtered {
  readonly milliseconds: number;
  readonly shown: number;
}

export interface Scrolled {
  readonly frames: readonly number[];
  /** Tasks of more than 50 ms, each with its milliseconds. */
  readonly longTasks: readonly number[];
}

export const filterNames = ["search", "severity", "rule", "agent", "all"] as const;
export type FilterName = (typeof filterNames)[number];

const list = () => document.querySelector<HTMLElement>("#result-view ul");
const shownNow = () => Number(list()?.querySelector("li")?.getAttribute("aria-setsize") ?? 0);
const frame = () => new Promise<number>((done) => requestAnimationFrame(done));
/** After the frame that is being made has been handed to the screen. */
const painted = async () => {
  await frame();
  await new Promise((done) => setTimeout(done));
};

/** Sets a field as a person does, so that React hears of it. */
function put(field: HTMLInputElement | HTMLSelectElement, value: string): void {
  const { set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value")!;
  set!.call(field, value);
  field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? "change" : "input", { bubbles: true }));
}

const within = <E extends Element>(selector: string) =>
  document.querySelector<E>(`#result-view ${selector}`) as E;

const changes: Record<FilterName, () => void> = {
  search: () => put(within<HTMLInputElement>("input[type=search]"), searched),
  severity: () => within<HTMLButtonElement>('[role="group"] button').click(),
  rule: () => put(within<HTMLSelectElement>("select"), "rule-3"),
  agent: () => put(document.querySelectorAll<HTMLSelectElement>("#result-view select")[1], "2"),
  // The button behind the count clears every filter.
  all: () =>
    [...document.querySelectorAll<HTMLButtonElement>("#result-view button")]
      .find((button) => button.textContent === "清除筛选")!
      .click(),
};

const agentsInOrder = [...new Set(result.findings.map(({ agent }) => agent ?? ""))].sort((a, b) =>
  a.localeCompare(b, "zh-CN", { numeric: true }),
);
const ready = result.findings.map((finding) =>
  [finding.rule, finding.conversation, finding.agent, result.quotes![finding.messages[0]]]
    .join("\n")
    .toLowerCase(),
);
const plain: Record<FilterName, (finding: Finding, i: number) => boolean> = {
  search: (_, i) => ready[i].includes(searched),
  severity: ({ severity }) => severity === "severe",
  rule: ({ rule }) => rule === "rule-3",
  agent: ({ agent }) => agent === agentsInOrder[2],
  all: () => true,
};

async function scrollBy(scroller: Element, frames: number): Promise<Scrolled> {
  const longTasks: number[] = [];
  const observer = new PerformanceObserver((entries) => {
    for (const { duration } of entries.getEntries()) longTasks.push(duration);
  });
  observer.observe({ entryTypes: ["longtask"] });
  const times: number[] = [];
  let last = await frame();
  for (let i = 0; i < frames; i++) {
    scroller.scrollTop += 1200;
    const now = await frame();
    times.push(now - last);
    last = now;
  }
  await painted();
  longTasks.push(...observer.takeRecords().map(({ duration }) => duration));
  observer.disconnect();
  return { frames: times, longTasks };
}

const bench: PaneBench = {
  check: () => {
    door.request({ kind: "scan", choice: chats.choice });
  },
  async filter(name) {
    const before = shownNow();
    const started = performance.now();
    changes[name]();
    while (shownNow() === before) await frame();
    await painted();
    return { milliseconds: performance.now() - started, shown: shownNow() };
  },
  async confirm() {
    const button = (text: string) =>
      [...document.querySelectorAll<HTMLButtonElement>("#result-view li button")].find(
        (each) => each.textContent === text,
      );
    while (!button("属实")) {
      const undo = button("撤销");
      if (undo) undo.click();
      else within<HTMLButtonElement>("li button").click();
      await painted();
    }
    const started = performance.now();
    button("属实")!.click();
    while (!button("撤销")) await frame();
    await painted();
    return performance.now() - started;
  },
  plainFilter(name) {
    const started = performance.now();
    const shown = result.findings.filter(plain[name]).length;
    return { milliseconds: performance.now() - started, shown };
  },
  scroll: (frames) => scrollBy(document.querySelector("#panel-scan")!, frames),
  async plainScroll(frames) {
    const scroller = document.createElement("div");
    const tall = document.createElement("div");
    tall.style.height = `${list()!.getBoundingClientRect().height}px`;
    Object.assign(scroller.style, { position: "fixed", inset: "0", height: "800px", overflow: "auto" });
    scroller.append(tall);
    document.body.append(scroller);
    try {
      return await scrollBy(scroller, frames);
    } finally {
      scroller.remove();
    }
  },
};
(window as unknown as { bench: PaneBench }).bench = bench;
