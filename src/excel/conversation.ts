import type { Sampled } from "../inspection/sampling";
import { nameOfChats, readAgain } from "./scanSession";
import type { Thread } from "./thread";
import type { TalkFigures } from "../report";
import type { ConversationRequest, SampleRequest, TalkRequest } from "./types";
import type { Answers, QuestionKind, Questions } from "./worker/kept";
import { askLastScan, createScanner } from "./worker/scanner";

/** See `ExcelDoor.readConversation`. */
export function readConversation({ conversation, ...request }: ConversationRequest): Promise<Thread | null> {
  return ask(request, "thread", { conversation });
}

/** See `ExcelDoor.sampleConversations`. */
export function sampleConversations({ options, ...request }: SampleRequest): Promise<readonly Sampled[]> {
  return ask(request, "sample", options);
}

/** See `ExcelDoor.readTalk`. */
export function readTalk({ rules, ...request }: TalkRequest): Promise<TalkFigures> {
  return ask(request, "talk", { changes: rules });
}

/** An answer about the chats of a source, which is read again when the last scan's chats are gone. */
export async function ask<Kind extends QuestionKind>(
  request: Pick<ConversationRequest, "choice" | "corrections">,
  question: Kind,
  asked: Questions[Kind],
  signal?: AbortSignal,
): Promise<Answers[Kind]> {
  const answer = await askLastScan(nameOfChats(request.choice), question, asked, signal);
  return answer === undefined ? readAgain(createScanner(), request, question, asked, signal) : answer;
}
