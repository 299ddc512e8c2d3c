/**
 * Who speaks, as a code in a column. `robot` is every agent-side message that no person typed: a robot account, a
 * platform's welcome text, or a reply marked [自动回复]; it never stops a clock. `system` lines (transfer, recall, read
 * marks, cards) are never messages. `unknown` is not guessed away: what needs a role says "not evaluable".
 */
export const Role = { unknown: 0, customer: 1, agent: 2, robot: 3, system: 4 } as const;

export type Role = (typeof Role)[keyof typeof Role];

export type RoleId = keyof typeof Role;

/** Stable English ids by code: `roleIds[Role.agent] //=> "agent"`. */
export const roleIds: readonly RoleId[] = ["unknown", "customer", "agent", "robot", "system"];
