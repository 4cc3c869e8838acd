#!/usr/bin/env node
import { loadEnv } from "@medusajs/framework/utils"
import { runSimulator } from "../../simulator/cli"
import { addStorefront, ADD_STOREFRONT_USAGE } from "./add-storefront"
import { doctor, DOCTOR_USAGE } from "./doctor"

const USAGE = `Usage: medusa-payment-paypro <command>

  doctor           checks that payments through PayPro can work
  simulator        starts a PayPro of your own, for development
  add-storefront   adds PayPro to a storefront made from Medusa's starter
  help             shows this
`

async function main([command, ...args]: string[]): Promise<number> {
  switch (command) {
    case "doctor":
      if (args.includes("--help")) {
        process.stdout.write(DOCTOR_USAGE)
        return 0
      }
      loadEnv(process.env.NODE_ENV ?? "development", process.cwd())
      return await doctor(args, {
        folder: process.cwd(),
        env: process.env,
        print: (text) => process.stdout.write(text),
        complain: (text) => process.stderr.write(text),
      })
    case "add-storefront":
      if (args.includes("--help")) {
        process.stdout.write(ADD_STOREFRONT_USAGE)
        return 0
      }
      return addStorefront(args, {
        cwd: process.cwd(),
        print: (text) => process.stdout.write(text),
        complain: (text) => process.stderr.write(text),
      })
    case "simulator":
      await runSimulator([command, ...args])
      return Number(process.exitCode ?? 0)
    case "help":
    case "--help":
      process.stdout.write(USAGE)
      return 0
    default:
      process.stderr.write(USAGE)
      return 2
  }
}

void main(process.argv.slice(2)).then((code) => {
  // Not process.exit: a simulator that was started goes on.
  process.exitCode = code
})
