/** Steps 12 and 13: the registration and what stands after it. */
import type { Story } from './said.ts';

export interface Registration {
  request: number;
  code: number;
  codeText: string;
}

const registrationOf = (story: Story): Registration => ({
  request: story.world.requestId,
  code: 0,
  codeText: 'no error',
});

function packet(story: Story, registration: Registration, reply: boolean) {
  const { world } = story;
  const length = world.nhrpString.length;
  return {
    request: registration.request,
    code: registration.code,
    codeText: registration.codeText,
    reply: reply ? 1 : 0,
    size: 92 + 8 + length + (reply ? 20 : 0),
    spokeNbma: world.spoke.nbma,
    spokeTunnel: world.spoke.tunnel,
    hubTunnel: world.hub.tunnel,
    hubNbma: world.hub.nbma,
    hold: world.holdingTime,
    secret: world.nhrpString,
  };
}

export function requestSent(story: Story, registration = registrationOf(story), first = true): Story {
  const { hub } = story.world;
  story.say(
    'spoke',
    ['N5', { tunnel: hub.tunnel }],
    ['N6', packet(story, { ...registration, code: 0, codeText: 'no error' }, false)],
  );
  if (first) story.say('spoke', ['NR1', { tunnel: hub.tunnel, request: registration.request }]);
  return story.wait(6);
}

/** A repetition with the next request ID and twice the wait (H11). */
export function requestRepeated(story: Story, registration: Registration, delay: number): Story {
  const { hub } = story.world;
  story.wait(delay * 1000).say('spoke', ['H11a', { tunnel: hub.tunnel, delay: delay * 2 }]);
  story.say('spoke', ['H11b', { tunnel: hub.tunnel, request: registration.request, delay: delay * 2 }]);
  return requestSent(story, registration, false);
}

export function requestReceived(story: Story, registration = registrationOf(story)): Story {
  return story.say(
    'hub',
    ['N7', packet(story, { ...registration, code: 0, codeText: 'no error' }, false)],
    ['N20', { netid: 1 }],
  );
}

export function clientAdded(story: Story): Story {
  const { spoke, translated, hub } = story.world;
  const nbma = translated?.nbma ?? spoke.nbma;
  const pair = { tunnel: spoke.tunnel, nbma };
  return story.say(
    'hub',
    ['N3', pair],
    ['N21', pair],
    ['N22', pair],
    ['N23', pair],
    ['N24', pair],
    ['N25', pair],
    ['N26', pair],
    ['N27', { nbma: hub.nbma }],
    ['N27b', { length: 32 }],
  );
}

export function replySent(story: Story, registration = registrationOf(story)): Story {
  const { spoke, translated } = story.world;
  const pair = { tunnel: spoke.tunnel, nbma: translated?.nbma ?? spoke.nbma };
  return story
    .say(
      'hub',
      ['N5', { tunnel: spoke.tunnel }],
      ['N30', pair],
      ['N28', pair],
      ['N8', packet(story, registration, true)],
    )
    .wait(7);
}

export function replyReceived(story: Story, registration = registrationOf(story)): Story {
  return story.say('spoke', ['N9', packet(story, registration, true)], ['N20', { netid: 0 }]);
}

export function neighboursUp(story: Story): Story {
  const { spoke, hub, as } = story.world;
  story.say('spoke', ['N29', { tunnel: hub.tunnel }]);
  story.say('hub', ['T15', { pointer: hub.pointer }]).wait(40);
  story.say('hub', ['Y4', { neighbor: spoke.tunnel, as }]);
  return story.say('spoke', ['Y4', { neighbor: hub.tunnel, as }]);
}

/** A registration that the hub takes: steps 12 and 13. */
export function registered(story: Story, registration = registrationOf(story)): Story {
  requestSent(story, registration);
  story.say('spoke', 'Y3');
  requestReceived(story, registration);
  clientAdded(story);
  replySent(story, registration);
  replyReceived(story, registration);
  return story;
}

export { registrationOf };
