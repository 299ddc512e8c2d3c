/**
 * Shops that agents' accounts name ("shop:agent"), in order of appearance; none where no account does.
 *
 * @example shopsOf(["山野集:小禾", "山野集:阿岳", "小美"]) //=> ["山野集"]
 */
export function shopsOf(agents: readonly string[]): string[] {
  const shops = agents.map((agent) => /^(.+?)\s*[:：]\s*\S/.exec(agent)?.[1]?.trim() ?? "");
  return [...new Set(shops)].filter(Boolean);
}
