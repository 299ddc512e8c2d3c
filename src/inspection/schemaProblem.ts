/** What a schema has against a value, as a Problem that names the place and says what is wanted there. */
import { z } from "zod";
import { Problem } from "../problem";
import { likely } from "./likely";

/** Checks a value against a schema; the first issue becomes a Problem. */
export function parseWith<Schema extends z.ZodType>(schema: Schema, json: unknown): z.output<Schema> {
  const result = schema.safeParse(json);
  if (!result.success) throw problemOf(result.error.issues[0], json, schema);
  return result.data;
}

/** What is wanted: `kind` is a word of the sentence `inspection.wrongValue`, `wanted` the values or the number it speaks of. */
interface Wanted {
  readonly kind: string;
  readonly wanted?: string | number;
}

const kinds: Readonly<Record<string, string>> = {
  ...{ string: "text", number: "number", int: "number", boolean: "truth" },
  ...{ array: "list", object: "object", record: "object" },
};
/** What the schemas' own messages stand for, which are written in language.ts and ruleset.ts. */
const writings: Readonly<Record<string, string>> = {
  "kebab-case": "kebab",
  "a word of letters, digits and _": "identifier",
  'a number or "$parameter"': "amount",
  "over | under": "overOrUnder",
};
/** The same in a list of alternatives, in no language. */
const signs: Readonly<Record<string, string>> = {
  text: '"…"',
  number: "0",
  truth: "true",
  list: "[…]",
  object: "{…}",
};

function problemOf(issue: z.core.$ZodIssue, json: unknown, schema: z.ZodType): Problem {
  const place = issue.path;
  const wrong = (wanted: Wanted, at: readonly PropertyKey[] = place): Problem =>
    new Problem("wrongInput", "inspection.wrongValue", {
      path: pathText(at),
      ...cameAt(json, at),
      wanted: "",
      ...wanted,
    });
  switch (issue.code) {
    case "unrecognized_keys": {
      const known = fieldsOf(schemaAt(schema, json, place));
      return new Problem("wrongInput", "inspection.unknownField", {
        path: pathText(place),
        field: issue.keys.join(", "),
        known: likely(issue.keys[0], known),
      });
    }
    case "invalid_key":
      return new Problem("wrongInput", "inspection.badName", {
        path: pathText(place),
        name: String(place[place.length - 1]),
      });
    case "invalid_union": {
      if (issue.discriminator) {
        const name = issue.discriminator;
        const at = place[place.length - 1] === name ? place : [...place, name];
        const options = membersOf(schemaAt(schema, json, at.slice(0, -1), false)).flatMap((member) =>
          literalsOf(member, name),
        );
        return wrong({ kind: "one", wanted: likely(textOf(valueAt(json, at)), options, " | ") }, at);
      }
      // The member that is right but for something inside it tells more than that it is not the others.
      const nearest = issue.errors.map(([first]) => first).find(({ path }) => path.length > 0);
      if (nearest) return problemOf({ ...nearest, path: [...place, ...nearest.path] }, json, schema);
      return wrong(wantedOfUnion(issue));
    }
    default:
      return wrong(wantedOf(issue));
  }
}

function wantedOf(issue: z.core.$ZodIssue): Wanted {
  switch (issue.code) {
    case "invalid_value":
      return { kind: "one", wanted: issue.values.map(String).join(" | ") };
    case "invalid_type":
      return { kind: kinds[issue.expected] ?? issue.expected };
    case "too_small":
      if (issue.origin === "string" || issue.origin === "array")
        return issue.minimum === 1 ? { kind: "notEmpty" } : { kind: "size", wanted: Number(issue.minimum) };
      return { kind: "atLeast", wanted: Number(issue.minimum) };
    case "too_big":
      return { kind: "atMost", wanted: Number(issue.maximum) };
    case "invalid_format":
      return issue.format === "date" ? { kind: "day" } : written(issue);
    default:
      return written(issue);
  }
}

function written({ message }: z.core.$ZodIssue): Wanted {
  return { kind: writings[message] ?? "written", wanted: message };
}

function wantedOfUnion(issue: z.core.$ZodIssueInvalidUnion): Wanted {
  const all = issue.errors.map(([first]) => wantedOf(first));
  if (all.length === 1) return all[0];
  const named = all.find(({ kind }) => kind === "amount");
  if (named) return named;
  const texts = all.map(({ kind, wanted }) => String(wanted ?? signs[kind] ?? kind));
  return { kind: "one", wanted: [...new Set(texts)].join(" | ") };
}

/** What stands at a place, and of which kind it is: nothing, a text where something else may be wanted, or another value. */
function cameAt(json: unknown, path: readonly PropertyKey[]): { found: string; came: string } {
  const value = valueAt(json, path);
  return {
    found: textOf(value),
    came: value === undefined ? "missing" : typeof value === "string" ? "text" : "other",
  };
}

function textOf(value: unknown): string {
  if (value === undefined) return "–";
  const text = typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/** A place as a person reads it; "root" is the whole. */
function pathText(path: readonly PropertyKey[]): string {
  return path.length === 0 ? "root" : path.map(String).join(".");
}

function valueAt(json: unknown, path: readonly PropertyKey[]): unknown {
  let value = json;
  for (const key of path) value = (value as Record<PropertyKey, unknown> | null | undefined)?.[key];
  return value;
}

/**
 * The schema of the value at a place; of alternatives the one that the value says it is.
 *
 * @param isChosen false: alternatives at the place itself are left open
 */
function schemaAt(
  schema: z.ZodType,
  json: unknown,
  path: readonly PropertyKey[],
  isChosen = true,
): z.ZodType | undefined {
  let at: z.ZodType | undefined = bare(schema);
  let value = json;
  for (const key of path) {
    at = stepInto(chosen(at, value), key);
    value = (value as Record<PropertyKey, unknown> | null | undefined)?.[key];
  }
  return isChosen ? chosen(at, value) : at;
}

function stepInto(schema: z.ZodType | undefined, key: PropertyKey): z.ZodType | undefined {
  if (schema instanceof z.ZodObject) return bare(schema.shape[String(key)] as z.ZodType | undefined);
  if (schema instanceof z.ZodRecord) return bare(schema.valueType as z.ZodType);
  return schema instanceof z.ZodArray ? bare(schema.element as z.ZodType) : undefined;
}

/** Without what makes it optional. */
function bare(schema: z.ZodType | undefined): z.ZodType | undefined {
  let inner = schema;
  while (inner instanceof z.ZodOptional || inner instanceof z.ZodNullable || inner instanceof z.ZodDefault)
    inner = inner.unwrap() as z.ZodType;
  return inner;
}

function membersOf(schema: z.ZodType | undefined): readonly z.ZodType[] {
  if (!(schema instanceof z.ZodUnion)) return [];
  return (schema.options as readonly z.ZodType[]).flatMap((member) =>
    member instanceof z.ZodUnion ? membersOf(member) : [member],
  );
}

/** Of alternatives that a word tells apart, the one whose word the value bears; else the first that is an object. */
function chosen(schema: z.ZodType | undefined, value: unknown): z.ZodType | undefined {
  if (!(schema instanceof z.ZodUnion)) return schema;
  const members = membersOf(schema);
  const name = schema instanceof z.ZodDiscriminatedUnion ? schema.def.discriminator : null;
  const word = name === null ? null : (value as Record<string, unknown> | null | undefined)?.[name];
  return (
    members.find((member) => name !== null && literalsOf(member, name).includes(String(word))) ??
    members.find((member) => member instanceof z.ZodObject)
  );
}

function literalsOf(schema: z.ZodType, field: string): string[] {
  const own = schema instanceof z.ZodObject ? bare(schema.shape[field] as z.ZodType) : undefined;
  return own instanceof z.ZodLiteral ? [...own.values].map(String) : [];
}

function fieldsOf(schema: z.ZodType | undefined): string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}
