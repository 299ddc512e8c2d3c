import { nameOfChats, readAgain } from "./scanSession";
import type { Thread } from "./thread";
import type { ConversationRequest } from "./types";
import { createScanner, threadFromLastScan } from "./worker/scanner";

/** See `ExcelDoor.readConversation`. */
export async function readConversation(request: ConversationRequest): Promise<Thread | null> {
  const kept = await threadFromLastScan(nameOfChats(request.choice), request.conversation);
  return kept ?? readAgain(createScanner(), request);
}
