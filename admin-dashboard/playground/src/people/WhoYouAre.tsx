import * as Ariakit from "@ariakit/react";

import { useAnnounce } from "../announcements/announcements";
import { nameOf } from "../discord/names";
import { usePlace } from "../place/place";
import { useScene } from "../scene/scene";
import { Avatar } from "./Avatar";
import "./people.css";

/** The bottom left corner: who you are, and a menu of everybody you can be. */
export function WhoYouAre() {
  const { view, me } = useScene();
  const { become } = usePlace();
  const announce = useAnnounce();
  const about = view.people.find(({ user }) => user.id === me.id)?.about;
  return (
    <Ariakit.MenuProvider placement="top-start" values={{ person: me.id }}>
      <Ariakit.MenuButton className="who-you-are">
        <Avatar user={me} />
        <span className="unseen">You are</span>
        <span className="who-texts">
          <span className="who-name">
            <bdi>{nameOf(me)}</bdi>
          </span>
          <span className="who-about">{about}</span>
        </span>
        <span className="who-switch" aria-hidden="true">
          ⇅
        </span>
        <span className="unseen">Be somebody else</span>
      </Ariakit.MenuButton>
      <Ariakit.Menu fixed className="menu cast" gutter={8} unmountOnHide>
        <Ariakit.MenuGroup>
          <Ariakit.MenuGroupLabel className="menu-label">Who do you want to be?</Ariakit.MenuGroupLabel>
          {view.people.map(({ user, about: note, locale }) => (
            <Ariakit.MenuItemRadio
              key={user.id}
              name="person"
              value={user.id}
              hideOnClick
              className="menu-item cast-member"
              onChange={() => {
                become(user.id);
                announce(`You are now ${nameOf(user)}`);
              }}
            >
              <Avatar user={user} />
              <span className="who-texts">
                <span className="who-name">
                  <bdi>{nameOf(user)}</bdi> <small className="locale">{locale}</small>
                </span>
                <span className="who-about">{note}</span>
              </span>
              <Ariakit.MenuItemCheck className="menu-check" />
            </Ariakit.MenuItemRadio>
          ))}
        </Ariakit.MenuGroup>
      </Ariakit.Menu>
    </Ariakit.MenuProvider>
  );
}
