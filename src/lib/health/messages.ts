/** What each outcome of each check says; `{{name}}` stands for a value. The admin shows it too, or its translation. */
export const CHECK_MESSAGES = {
  credentials: {
    accepted: "PayPro accepts the credentials. Available balance: {{available}} MXN.",
    refused:
      "PayPro does not accept the credentials: check merchantNo and appSecret. ({{problem}})",
    unreachable: "PayPro cannot be reached: check baseUrl and the server's network. ({{problem}})",
    unclear: "PayPro gave no usable answer: check baseUrl, and try again. ({{problem}})",
  },
  salt_position: {
    right: "PayPro accepts signatures with the secret as {{accepted}}.",
    wrong:
      "PayPro accepts signatures with the secret as {{accepted}}, not as {{configured}}: set saltPosition to {{accepted}}.",
    unknown:
      "Configured is {{configured}}; whether PayPro agrees shows once it accepts the credentials.",
    custom: "Signatures are made by the store's own sign function.",
  },
  clock: {
    together: "This server's clock agrees with PayPro's.",
    apart:
      "This server's clock and PayPro's are {{seconds}} s apart: synchronize the server's clock.",
    unknown: "PayPro has not told its time yet.",
  },
  callback_url: {
    public: "Callbacks go to {{url}}.",
    development: "Callbacks go to {{url}}, on this machine.",
    local:
      "PayPro cannot reach {{url}}: backendUrl names this machine. Payments are noticed by the job only.",
  },
  app_secret: {
    strong: "appSecret is long enough.",
    weak: "appSecret is short, or the simulator's: whoever guesses it can claim payments. Ask PayPro for another one; in production the store does not start with it.",
  },
  callback_route: {
    answers: "{{url}} answers as this plugin does.",
    silent: "{{url}} does not answer as this plugin does: check backendUrl. ({{problem}})",
  },
  regions: {
    both: "Both methods are offered in a region in MXN.",
    one: "{{offered}} is offered in a region in MXN, and {{missing}} in none.",
    none: "No region in MXN offers PayPro: under Settings → Regions, add pp_paypro-va_paypro and pp_paypro-store_paypro to one.",
    no_region:
      "The store has no region in MXN, the only currency of PayPro's: add one under Settings → Regions.",
  },
  callbacks: {
    received: "PayPro last called at {{at}}.",
    never: "PayPro has not called yet.",
  },
  inbox: {
    empty: "Every callback is processed.",
    recent: "The oldest callback that is not processed came at {{at}}.",
    waiting:
      "A callback that came at {{at}} is not processed: PayPro's query does not confirm it, or PayPro does not answer.",
  },
  signatures: {
    none: "No wrong signature in the last day.",
    failed:
      "{{count}} calls with a wrong signature came in the last day: somebody else knows the address, or appSecret or saltPosition is not PayPro's.",
  },
  job: {
    runs: "PayPro was last asked about open vouchers at {{at}}. Waiting to be asked about: {{backlog}}.",
    late: "PayPro was last asked about open vouchers at {{at}}, and {{backlog}} wait: is an instance with a worker running?",
    never:
      "The job that asks PayPro about open vouchers has not run yet. Waiting to be asked about: {{backlog}}.",
  },
  first_payment: {
    seen: "The first payment was seen at {{at}}.",
    never: "No payment was seen yet: pay one reference of each method before you open.",
  },
  reading: {
    unseen:
      "Whether a query's amount is what was received or what was ordered shows with the first payment that tells them apart. Both are handled.",
    received: "PayPro's queries name the amount received, since {{at}}.",
    ordered: "PayPro's queries name the amount ordered, since {{at}}.",
    both: "PayPro's queries named the amount received since {{received}} and the amount ordered since {{ordered}}: ask PayPro which it is. Meanwhile the smaller amount is captured.",
  },
  event_bus: {
    shared: "Events go through a shared event bus.",
    development: "Events are kept in memory, which will do here.",
    in_memory:
      "Events are kept in memory: a restart loses those under way, and other instances do not hear them. Use the Redis event module.",
  },
  locking: {
    shared: "Locks hold for all instances.",
    development: "Locks are kept in memory, which will do here.",
    in_memory:
      "Locks are kept in memory: with several instances, carts are not guarded from each other. Use a locking provider on Redis or PostgreSQL.",
  },
  locale: {
    point: "The server's locale {{locale}} writes decimals with a point.",
    comma:
      "The server's locale {{locale}} writes decimals with a comma, which Medusa's rounding does not understand: set LC_ALL to es_MX.UTF-8 or en_US.UTF-8.",
  },
}
