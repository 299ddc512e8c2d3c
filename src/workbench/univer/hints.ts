import { IEditorService, IShortcutService } from "@univerjs/preset-sheets-core";
import type { Engine } from "./engine";

/** Names of functions that are offered take Enter and the arrows by commands of this kind, one for each editor. */
const offerCommand = "sheet.formula-embedding-editor.search_function.";

/**
 * The grid lets go of the functions that it offers a third of a second after the last key, and until then Enter chooses one
 * of them: a formula that was typed quickly would not be taken. Here the offer has the keys only while a name is being typed.
 */
export function offerFunctionsWhileNamesAreTyped({ injector }: Engine): void {
  const shortcuts = injector.get(IShortcutService);
  const editors = injector.get(IEditorService);
  const isNaming = (editorId: string): boolean => {
    const editor = editors.getEditor(editorId);
    const [caret] = editor?.getSelectionRanges() ?? [];
    const text = editor?.getDocumentData().body?.dataStream;
    return !caret || text === undefined || /[\p{L}\d_.]$/u.test(text.slice(0, caret.startOffset));
  };
  const register = shortcuts.registerShortcut.bind(shortcuts);
  shortcuts.registerShortcut = (shortcut) => {
    const { id, preconditions } = shortcut;
    if (!id.startsWith(offerCommand)) return register(shortcut);
    const editorId = id.slice(offerCommand.length);
    return register({
      ...shortcut,
      preconditions: (contexts) => (preconditions?.(contexts) ?? true) && isNaming(editorId),
    });
  };
}
