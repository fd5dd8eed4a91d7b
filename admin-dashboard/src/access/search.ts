import type { DeliveryState } from "./queries";

export const DELIVERY_STATES = ["waiting", "sent", "dead"] as const satisfies readonly DeliveryState[];

/** The webhook whose deliveries are open, and which of them. */
export interface AccessSearch {
  hook?: string;
  state?: DeliveryState;
}

const ID = /^\d{1,18}$/;

export function accessSearch(given: Record<string, unknown>): AccessSearch {
  const hook = typeof given["hook"] === "number" || typeof given["hook"] === "string" ? String(given["hook"]) : "";
  const state = DELIVERY_STATES.find((one) => one === given["state"]);
  return ID.test(hook) ? { hook, ...(state && { state }) } : {};
}
