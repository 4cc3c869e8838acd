import {
  CHOICES,
  DEFAULT_SETTINGS,
  settingsSchema,
  type ChoiceName,
  type SimulatorSettings,
} from "../settings"
import { html, type Html } from "./html"

type Name = keyof SimulatorSettings

export const CALLBACK_SETTINGS = ["autoCallback", "timeScale", "callbackDelayMs"] as const

const LABELS = {
  reading: "amounts of queries",
  callbackAmounts: "amounts of callbacks",
  amountFormat: "amounts printed",
  unknownTradeNo: "query about an unknown number",
  failureCode: "status of a failure",
  platformField: "field of PayPro's number",
  balanceField: "field of the balance",
  nullSign: "null fields of callbacks",
  accounts: "accounts",
  queryLagMs: "queries lag behind, ms",
  paymentList: "paymentList in queries",
  strictPayer: "strict about names and phones",
  signAnswers: "sign answers",
} satisfies Partial<Record<Name, string>>

type BehaviourName = keyof typeof LABELS

export const BEHAVIOUR_SETTINGS = Object.keys(LABELS) as BehaviourName[]

/** One line about the readings that are played: those that differ from the default stand out. */
export function inForce(settings: SimulatorSettings): Html {
  const parts = BEHAVIOUR_SETTINGS.map((name, index) => {
    const value = `${name} ${String(settings[name])}`
    const changed = settings[name] !== DEFAULT_SETTINGS[name]
    return html`${index > 0 && ", "}${changed ? html`<strong>${value}</strong>` : value}`
  })
  return html`${parts}`
}

export function callbackPanel({
  autoCallback,
  timeScale,
  callbackDelayMs,
}: SimulatorSettings): Html {
  return html`<div class="panel">
    <form method="post" action="/page/callbacks">
      <label
        ><input type="checkbox" name="autoCallback" ${autoCallback && html`checked`} /> call the
        store back</label
      >
      <label
        >pauses between callbacks &times;
        <input type="number" name="timeScale" min="0" step="any" value="${timeScale}"
      /></label>
      <label
        >first callback after
        <input type="number" name="callbackDelayMs" min="0" value="${callbackDelayMs}" />
        ms</label
      >
      <button>Apply</button>
    </form>
  </div>`
}

/** Every reading of PayPro's pages, to switch while the store runs. */
export function behaviourPanel(settings: SimulatorSettings): Html {
  return html`<div class="panel">
    <form method="post" action="/page/behaviour">
      ${BEHAVIOUR_SETTINGS.map(
        (name) => html`<label title="${name}">${LABELS[name]} ${control(name, settings)}</label>`,
      )}
      <button>Apply</button>
    </form>
  </div>`
}

function control(name: BehaviourName, settings: SimulatorSettings): Html {
  if (isChoice(name)) {
    const options = CHOICES[name].map(
      (value) =>
        html`<option value="${value}" ${value === settings[name] && html`selected`}>
          ${value}
        </option>`,
    )
    return html`<select name="${name}">
      ${options}
    </select>`
  }
  return name === "queryLagMs"
    ? html`<input type="number" name="${name}" min="0" value="${settings[name]}" />`
    : html`<input type="checkbox" name="${name}" ${settings[name] && html`checked`} />`
}

/**
 * The settings in a form of the page.
 * @throws ZodError
 */
export function changesOf(
  form: URLSearchParams,
  names: readonly Name[],
): Partial<SimulatorSettings> {
  const typed = names.map((name): [Name, unknown] => {
    switch (typeof DEFAULT_SETTINGS[name]) {
      case "boolean":
        return [name, form.has(name)]
      case "number":
        return [name, Number(form.get(name))]
      default:
        return [name, form.get(name) ?? undefined]
    }
  })
  return settingsSchema.parse(Object.fromEntries(typed))
}

const isChoice = (name: Name): name is ChoiceName => name in CHOICES
