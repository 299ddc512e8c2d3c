import { z } from "zod";
import { Role } from "../../chat/role";
import type { Conversation } from "../conversation";
import { intentIds } from "../intents";
import { identifier } from "../language";
import type { Compiler } from "./operator";
import { saysOnly } from "./whole";

/** What tells a customer's turn that waits for an answer from one in which the customer leaves or talks. */
export const waitingFields = {
  /** A turn whose messages say nothing but phrases of these dictionaries (那算了) waits for no answer. */
  unless: z.array(identifier).default([]),
  /**
   * Behind a message of the shop that asks nothing, a turn waits for an answer only with a phrase of one of these, or meant as
   * one of `intents`; with neither given every turn does.
   */
  wants: z.array(identifier).default([]),
  intents: z.array(z.enum(intentIds)).default([]),
  /** Dictionaries by which the shop asks: what follows is told because it was asked for, and waits … */
  asked: z.array(identifier).default([]),
  /** … unless it says by one of these that nothing is left to do (不用了, 等发工资), and wants nothing. */
  settles: z.array(identifier).default([]),
};

type WaitingCondition = z.infer<z.ZodObject<typeof waitingFields>>;

/** Whether the customer's messages of a turn wait for no answer. */
type IsIdle = (conversation: Conversation, opening: number, messages: readonly number[]) => boolean;

export function idleTurns(condition: WaitingCondition, compiler: Compiler): IsIdle {
  const leaving = condition.unless.map((name) => compiler.dictionary(name, "customer"));
  const wants = condition.wants.map((name) => compiler.dictionary(name, "customer"));
  const intents = condition.intents.length > 0 ? compiler.intents(condition.intents, "customer") : 0;
  const settles = condition.settles.map((name) => compiler.dictionary(name, "customer"));
  const asks = condition.asked.map((name) => compiler.dictionary(name, "agent"));

  /** Whether the shop's last message before the turn asks for something. A conversation that begins with the turn waits anyway. */
  const isAsked = (conversation: Conversation, opening: number): boolean => {
    const { role } = conversation.transcript;
    for (let message = opening - 1; message >= conversation.from; message--) {
      if (role[message] === Role.agent || role[message] === Role.robot)
        return asks.some((dictionary) => conversation.hasMatch(dictionary, message));
    }
    return true;
  };
  const isSettled = (conversation: Conversation, message: number): boolean =>
    settles.some((dictionary) => conversation.hasMatch(dictionary, message));
  const isWanting = (conversation: Conversation, message: number): boolean =>
    wants.some((dictionary) => conversation.hasMatch(dictionary, message)) ||
    (intents !== 0 && conversation.hasIntent(message, intents));

  return (conversation, opening, messages) => {
    if (leaving.length > 0 && messages.every((message) => saysOnly(conversation, message, leaving)))
      return true;
    if (wants.length === 0 && intents === 0) return false;
    if (messages.some((message) => isWanting(conversation, message))) return false;
    return !isAsked(conversation, opening) || messages.some((message) => isSettled(conversation, message));
  };
}
