import type { SigningOptions } from "../sign"

export const SECRET = "Test-Secret-1"
export const OPTIONS: SigningOptions = { appSecret: [SECRET], saltPosition: "suffix" }

/**
 * Bodies as they come over the wire, and their sign, computed by hand and not by this code:
 * `printf '%s' '<canonical><secret>' | md5sum`. A change here is a change of what PayPro is told.
 */
export const VECTORS = [
  {
    what: "a whole number",
    body: `{"tradeNo":"A1","amount":300}`,
    canonical: "amount=300tradeNo=A1",
    sign: "26dde03b91d99f21db61f768422142a1",
  },
  {
    what: "the same as a string",
    body: `{"tradeNo":"A1","amount":"300"}`,
    canonical: "amount=300tradeNo=A1",
    sign: "26dde03b91d99f21db61f768422142a1",
  },
  {
    what: "decimals that JSON.parse would drop",
    body: `{"tradeNo":"A1","amount":300.00}`,
    canonical: "amount=300.00tradeNo=A1",
    sign: "45eb2e606918175093e613dcef9fc9a5",
  },
  {
    what: "four decimals",
    body: `{"amount":9998989.0000,"tradeNo":"A1"}`,
    canonical: "amount=9998989.0000tradeNo=A1",
    sign: "ed754e9656a21a5971294ba76fc895b1",
  },
  {
    what: "an exponent, zero and a boolean",
    body: `{"amount":3E+2,"tradeNo":"A1","ok":true,"zero":0}`,
    canonical: "amount=3E+2ok=truetradeNo=A1zero=0",
    sign: "66450165d46c2df45ba5aed2e58948bd",
  },
  {
    what: "names beyond ASCII, escaped or not",
    body: `{"payer":"Jos\\u00e9 Ñandú 山田 \\ud83d\\ude00","tradeNo":"A1"}`,
    canonical: "payer=José Ñandú 山田 😀tradeNo=A1",
    sign: "6b7252ea7f6e640da952a1b6372e55d3",
  },
  {
    what: "empty and null fields left out",
    body: `{"remark":"","message":null,"tradeNo":"A1"}`,
    canonical: "tradeNo=A1",
    sign: "d66c27c30159f255cb0041bd73c9d303",
  },
  {
    what: "PayPro's callback with its undocumented utr",
    body:
      `{"platFormTradeNo":"5286e98841194687a95d25b5f3be346d","tradeNo":"00000020","amount":30000,` +
      `"status":"0000","message":"SUCCESS","utr":"111111111111","successTime":"2024-07-01 18:34:31",` +
      `"timestamp":"1724740395968"}`,
    canonical:
      "amount=30000message=SUCCESSplatFormTradeNo=5286e98841194687a95d25b5f3be346dstatus=0000" +
      "successTime=2024-07-01 18:34:31timestamp=1724740395968tradeNo=00000020utr=111111111111",
    sign: "ff9a456b6a0f9b3a606b7799cb37a378",
  },
  {
    what: "keys in plain order, which is not the dictionary's",
    body: `{"a":5,"b":3,"ñ":6,"_":"a=1","B":2,"Z":4}`,
    canonical: "B=2Z=4_=a=1a=5b=3ñ=6",
    sign: "c3930788953f154f9ce1b0578848192a",
  },
  {
    what: "a nested value as its compact JSON",
    body: `{"tradeNo":"A1","data":{ "list": [1, 2.50], "b": "x" }}`,
    canonical: `data={"list":[1,2.50],"b":"x"}tradeNo=A1`,
    sign: "3a0ba24d1de9f9dbec758433e94cd0f2",
  },
]
