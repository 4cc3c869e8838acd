import { Text } from "@modules/common/components/ui"
import type { ReactNode } from "react"

export function Fact(props: { label: string; testId?: string; children: ReactNode }) {
  return (
    <div>
      <dt>
        <Text className="text-small-regular text-ui-fg-subtle">{props.label}</Text>
      </dt>
      <dd
        className="flex flex-wrap items-center gap-x-2 font-semibold tabular-nums"
        data-testid={props.testId}
      >
        {props.children}
      </dd>
    </div>
  )
}
