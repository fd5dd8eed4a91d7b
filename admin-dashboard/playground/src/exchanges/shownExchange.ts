import { createContext, use } from "react";

/** Opens the side panel at one exchange. */
export const ShowExchangeContext = createContext<(id: string) => void>(() => undefined);

export const useShowExchange = () => use(ShowExchangeContext);
