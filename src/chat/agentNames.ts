/**
 * Short names for agents whose accounts are called "shop:agent": the agent's part, as long as it tells all of them apart.
 *
 * @example agentNames(["山野集旗舰店:小禾", "山野集旗舰店:阿岳"]).get("山野集旗舰店:小禾") //=> "小禾"
 */
export function agentNames(agents: Iterable<string>): ReadonlyMap<string, string> {
  const all = [...new Set(agents)];
  const shorts = all.map((agent) => agent.split(/[:：]/).at(-1)?.trim() || agent);
  return new Map(
    all.map((agent, index) => {
      const short = shorts[index];
      const isUnique = shorts.indexOf(short) === index && shorts.lastIndexOf(short) === index;
      return [agent, isUnique ? short : agent];
    }),
  );
}
