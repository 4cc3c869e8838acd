/** Text that is safe to put into a page as it is. */
export class Html {
  constructor(readonly text: string) {}
}

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
}

type Value = string | number | null | undefined | false | Html | Html[]

/** A template whose values are escaped, but for those that are `Html` already. */
export function html(parts: TemplateStringsArray, ...values: Value[]): Html {
  return new Html(parts.reduce((text, part, index) => text + print(values[index - 1]) + part))
}

function print(value: Value): string {
  if (Array.isArray(value)) {
    return value.map((item) => item.text).join("")
  }
  if (value instanceof Html) {
    return value.text
  }
  return value === null || value === undefined || value === false
    ? ""
    : String(value).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "")
}
