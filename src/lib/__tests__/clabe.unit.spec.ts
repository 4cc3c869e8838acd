import { describeClabe } from "../clabe"

describe("describeClabe", () => {
  it.each([
    ["002010077777777771", "Banamex"],
    ["032180000118359719", "Banorte"],
    ["646180123456789013", "STP"],
    ["684180123456789017", "Transfer"],
  ])("names the bank of %s as banks' apps do: %s", (reference, bank) => {
    expect(describeClabe(reference)).toEqual({ clabe: reference, bank })
  })

  it("does not mind a branch code that is in no public list", () => {
    expect(describeClabe("646999000000000012")).toMatchObject({ clabe: "646999000000000012" })
  })

  it.each([
    ["PayPro's example, of 19 digits", "6841800930023213210"],
    ["a wrong check digit", "002010077777777772"],
    ["a code that stands for no bank", "999010077777777774"],
    ["a bank that does not exist", "998010077777777775"],
    ["a reference for the till", "93000012345678"],
    ["letters", "00201007777777777A"],
    ["nothing", ""],
  ])("says nothing about %s", (_, reference) => {
    expect(describeClabe(reference)).toBeNull()
  })
})
