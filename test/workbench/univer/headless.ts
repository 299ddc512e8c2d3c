/** What modules of Univer's user interface touch while they load; under Node nothing is ever drawn. */
globalThis.Path2D ??= class {} as unknown as typeof Path2D;
