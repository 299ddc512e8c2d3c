import { EventType } from "../events";

/** Events of one sheet, which the collection of sheets tells of all, by the name under which Office.js asks for them. */
export const sheetEvents = {
  DataChanged: EventType.worksheetChanged,
  SelectionChanged: EventType.worksheetSelectionChanged,
  RowSorted: EventType.worksheetRowSorted,
  ColumnSorted: EventType.worksheetColumnSorted,
  SingleClicked: EventType.worksheetSingleClicked,
  Activated: EventType.worksheetActivated,
  Deactivated: EventType.worksheetDeactivated,
};

/** The methods that add and remove handlers: `_RegisterDataChangedEvent`, `_UnregisterDataChangedEvent` … */
export function registrars(
  events: Readonly<Record<string, EventType>>,
  register: (type: EventType) => void,
  unregister: (type: EventType) => void,
): Record<string, () => null> {
  const methods: Record<string, () => null> = {};
  for (const [name, type] of Object.entries(events)) {
    methods[`_Register${name}Event`] = () => (register(type), null);
    methods[`_Unregister${name}Event`] = () => (unregister(type), null);
  }
  return methods;
}
