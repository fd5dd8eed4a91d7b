import * as Ariakit from "@ariakit/react";

import { useFaults } from "../backstage/queries";
import { FaultSwitches } from "../faults/FaultSwitches";
import { ProbeList } from "../probes/ProbeList";
import { StageTab } from "../stage/StageTab";
import { CallsTab } from "./CallsTab";
import { ExchangeList } from "./ExchangeList";
import { ExchangeView } from "./ExchangeView";
import "./exchanges.css";

interface BackstageProps {
  /** The exchange looked at; undefined for the list. */
  shown: string | undefined;
  onShow: (id: string | undefined) => void;
}

/** The side panel: what a member never sees. */
export function Backstage({ shown, onShow }: BackstageProps) {
  const faults = useFaults().data?.length ?? 0;
  const tabs = Ariakit.useTabStore({ defaultSelectedId: "exchanges" });
  const selected = Ariakit.useStoreState(tabs, "selectedId");
  return (
    <div className="backstage">
      <Ariakit.TabList store={tabs} className="tabs" aria-label="Backstage">
        {["Exchanges", "Calls", "Faults", "Probes", "Stage"].map((name) => (
          <Ariakit.Tab key={name} id={name.toLowerCase()} className="tab">
            {name}
            {name === "Faults" && faults > 0 && (
              <span className="count" aria-label={`${faults} waiting`}>
                {faults}
              </span>
            )}
          </Ariakit.Tab>
        ))}
      </Ariakit.TabList>
      <Ariakit.TabPanel store={tabs} tabId={selected ?? "exchanges"} className="tab-panel" key={selected}>
        {selected === "exchanges" &&
          (shown === undefined ? (
            <ExchangeList onShow={onShow} />
          ) : (
            <ExchangeView
              key={shown}
              id={shown}
              onBack={() => {
                onShow(undefined);
              }}
            />
          ))}
        {selected === "calls" && <CallsTab />}
        {selected === "faults" && <FaultSwitches />}
        {selected === "probes" && <ProbeList />}
        {selected === "stage" && <StageTab />}
      </Ariakit.TabPanel>
    </div>
  );
}
