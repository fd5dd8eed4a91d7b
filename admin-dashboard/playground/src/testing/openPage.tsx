import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactNode } from "react";

import { BackstageContext, openBackstage } from "../backstage/backstage";
import type { View } from "../backstage/shapes";
import type { User } from "../../../discord/shapes";
import { PlaygroundPage } from "../page/PlaygroundPage";
import { sceneOf } from "../scene/scene";
import { SceneProvider } from "../scene/SceneProvider";
import { bea, GREEN_ROOM, viewOf } from "./cast";
import type { PretendPlayground } from "./pretendPlayground";

/** The whole page as `who`, once it shows the channel. */
export async function openPage(playground: PretendPlayground, who: User = bea) {
  const page = openAddress(playground, `/?as=${who.id}`);
  await screen.findByRole("heading", { name: "Welcome to #green-room!" });
  return page;
}

export function openAddress(playground: PretendPlayground, address: string) {
  const person = userEvent.setup();
  history.replaceState(null, "", address);
  const page = render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <BackstageContext value={openBackstage(playground.url)}>
        <PlaygroundPage />
      </BackstageContext>
    </QueryClientProvider>,
  );
  return { person, ...page };
}

/** A part of the page as Bea sees it in the green room. */
export const renderInScene = (part: ReactNode, view: View = viewOf(bea)) =>
  render(<SceneProvider scene={sceneOf(view, GREEN_ROOM)}>{part}</SceneProvider>);
