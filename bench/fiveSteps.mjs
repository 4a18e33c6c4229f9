/**
 * What the visitor says. Five messages a conversation, after whatever the bot says on opening it. Same count, same
 * number of conversations at once, for Waymark and for its peers.
 */

/**
 * Waymark's real dialog. A text is typed as it stands; `null` taps the first of the buttons on offer. Two of the five
 * are free text, which is read for danger and then answered by a new try at the question.
 */
export const waymarkSteps = [
  'My ex keeps turning up at work',
  'No, not right now',
  'yes',
  'only I use it, as far as I know',
  'no',
];

/** The peers' dialog (peers/fiveQuestions.mjs): a text, a choice, a number, a text, a yes. */
export const peerSteps = ['My ex keeps turning up at work', 'Someone I was with', '6', 'Leeds', 'yes'];

/** What a peer says after the last step; anything else means that the conversation went astray. */
export const peerFarewell = 'Thank you. That is all.';
