import * as Ariakit from "@ariakit/react";

import { useFaults } from "../backstage/queries";
import { FaultSwitches } from "../faults/FaultSwitches";
import { ProbeList } from "../probes/ProbeList";
import { StageTab } from "../stage/StageTab";
import { CallsTab } from "./CallsTab";
import { ExchangeList } from "./ExchangeList";
import { ExchangeView } from "./ExchangeView";
import "./exchanges.css";

const TABS = ["Exchanges", "Calls", "Faults", "Probes", "Stage"] as const;
export type BackstageTab = (typeof TABS)[number];

interface BackstageProps {
  tab: BackstageTab;
  onTab: (tab: BackstageTab) => void;
  /** The exchange looked at; undefined for the list. */
  shown: string | undefined;
  onShow: (id: string | undefined) => void;
}

/** The side panel: what a member never sees. */
export function Backstage({ tab, onTab, shown, onShow }: BackstageProps) {
  const faults = useFaults().data?.length ?? 0;
  const tabs = Ariakit.useTabStore({
    selectedId: tab,
    setSelectedId: (id) => {
      const chosen = TABS.find((name) => name === id);
      if (chosen) onTab(chosen);
    },
  });
  return (
    <div className="backstage">
      <Ariakit.TabList store={tabs} className="tabs" aria-label="Backstage">
        {TABS.map((name) => (
          <Ariakit.Tab key={name} id={name} className="tab">
            {name}
            {name === "Faults" && faults > 0 && (
              <span className="count" aria-label={`${faults} waiting`}>
                {faults}
              </span>
            )}
          </Ariakit.Tab>
        ))}
      </Ariakit.TabList>
      <Ariakit.TabPanel store={tabs} tabId={tab} className="tab-panel" key={tab}>
        {tab === "Exchanges" &&
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
        {tab === "Calls" && <CallsTab />}
        {tab === "Faults" && <FaultSwitches />}
        {tab === "Probes" && <ProbeList />}
        {tab === "Stage" && <StageTab />}
      </Ariakit.TabPanel>
    </div>
  );
}
