import * as Ariakit from "@ariakit/react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { useAnnounce } from "../announcements/announcements";
import { useBackstage } from "../backstage/backstage";
import { useFaults, useRoutes } from "../backstage/queries";
import type { Fault } from "../backstage/shapes";
import { matching } from "../discord/names";
import { FAULT_KINDS, faultInWords } from "./kinds";
import "./faults.css";

/** Breaks Discord on demand, endpoint by endpoint. */
export function FaultSwitches() {
  const { data: routes = [] } = useRoutes();
  const { data: faults = [] } = useFaults();
  const { add, remove, clear } = useFaultChanges();
  const [count, setCount] = useState(1);
  const [typed, setTyped] = useState("");
  const shown = matching(["*", ...routes], typed, (route) => [route, route.split(" ").pop() ?? ""]);
  return (
    <div className="fault-switches">
      <p className="panel-note">What the bot asks of Discord goes wrong, as often as you say.</p>
      <div className="fault-tools">
        <label>
          Find an endpoint
          <input
            className="text-field"
            type="search"
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
            }}
          />
        </label>
        <label>
          How often
          <select
            className="text-field"
            value={count}
            onChange={(event) => {
              setCount(Number(event.target.value));
            }}
          >
            <option value={1}>the next request</option>
            <option value={3}>the next 3</option>
            <option value={-1}>every request</option>
          </select>
        </label>
        <button
          type="button"
          className="small-button"
          disabled={faults.length === 0}
          onClick={() => {
            clear.mutate();
          }}
        >
          Mend everything
        </button>
      </div>
      <ul className="routes" aria-label="Endpoints">
        {shown.map((route) => (
          <li key={route} className="route">
            <Route name={route} />
            <BreakMenu
              route={route}
              onBreak={(fault) => {
                add.mutate({ ...fault, route, count });
              }}
            />
            {faults.map((fault, index) =>
              fault.route === route ? (
                <span key={index} className="fault">
                  {faultInWords(fault)}
                  <button
                    type="button"
                    className="icon-button"
                    aria-label={`Mend ${nameOfRoute(route)}: ${faultInWords(fault)}`}
                    onClick={() => {
                      remove.mutate(index);
                    }}
                  >
                    <span aria-hidden="true">✕</span>
                  </button>
                </span>
              ) : null,
            )}
          </li>
        ))}
      </ul>
      {shown.length === 0 && <p className="panel-note">No endpoint is called so.</p>}
    </div>
  );
}

const nameOfRoute = (route: string) => (route === "*" ? "any endpoint" : route);

function Route({ name }: { name: string }) {
  if (name === "*") return <span className="route-name">Any endpoint</span>;
  const [method, path] = name.split(" ");
  return (
    <span className="route-name" dir="ltr">
      <b>{method}</b> {path}
    </span>
  );
}

function BreakMenu({ route, onBreak }: { route: string; onBreak: (fault: Omit<Fault, "route" | "count">) => void }) {
  return (
    <Ariakit.MenuProvider placement="bottom-end">
      <Ariakit.MenuButton className="small-button" aria-label={`Break ${nameOfRoute(route)}`}>
        Break <Ariakit.MenuButtonArrow />
      </Ariakit.MenuButton>
      <Ariakit.Menu fixed className="menu" gutter={4} unmountOnHide>
        {FAULT_KINDS.map(({ name, means, fault }) => (
          <Ariakit.MenuItem
            key={name}
            className="menu-item"
            onClick={() => {
              onBreak(fault);
            }}
          >
            <span className="candidate-texts">
              {name}
              <small>{means}</small>
            </span>
          </Ariakit.MenuItem>
        ))}
      </Ariakit.Menu>
    </Ariakit.MenuProvider>
  );
}

function useFaultChanges() {
  const backstage = useBackstage();
  const queries = useQueryClient();
  const announce = useAnnounce();
  const onSuccess = () => queries.invalidateQueries({ queryKey: ["faults"] });
  const onError = (error: Error) => {
    announce(error.message);
  };
  return {
    add: useMutation({ mutationFn: backstage.addFault, onSuccess, onError }),
    remove: useMutation({ mutationFn: backstage.removeFault, onSuccess, onError }),
    clear: useMutation({ mutationFn: backstage.clearFaults, onSuccess, onError }),
  };
}
