/** Workbooks are ZIP archives (xlsx, xlsm, xlsb, ods), older ones OLE compound files (xls). Their reader is not loaded to ask. */
export function isWorkbook(bytes: Uint8Array): boolean {
  return [zipStart, compoundStart].some((mark) => mark.every((byte, i) => bytes[i] === byte));
}

const zipStart = [0x50, 0x4b, 0x03, 0x04];
const compoundStart = [0xd0, 0xcf, 0x11, 0xe0];
