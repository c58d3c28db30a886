// The invented story that several of the tests' pages tell.

export const TITLE = "The keeper who counted ships in the dark";
export const SAID = [
  "The lamp at Corrie Head went dark on a Thursday, and by Friday noon the keeper had counted forty ships that did not know it.",
  "Maud Ferrier had kept the light for nineteen years, most of them alone, with a radio that spoke only of weather and herring.",
  "She wrote each ship into the ledger: its rig, its course, and whether anyone on board had waved at the tower.",
  "The spare lens lay in a crate in the boathouse, packed in straw by a man who had long since moved to the mainland.",
  "It weighed as much as two sheep, she said later, and was about as willing to climb a hundred and twelve steps.",
  "Her nephew Tobias rowed over on Saturday with rope, a pulley and the firm belief that it could be done before supper.",
  "They broke the pulley on the third landing and the rope on the seventh, and ate their supper on the stairs between.",
  "At four in the morning the lens stood where the old one had stood, a hand's breadth too far to the left.",
  "Nobody at the Café Lindmoor would notice, said Tobias, but his aunt had a level in her apron and was already on her knees.",
  "The harbour board sent a letter of thanks in the spring, and a bill for the straw, which she framed together.",
  "Since then the ledger has a column more: ships that answered the light with three short flashes of their own.",
  "There were eleven of them last year, and she can name every one without turning a page.",
];
/** Makes a paragraph of each sentence. */
export const MORE = "Those who have been up the tower tell it differently, but all of them agree on the stairs and on the weather that night.";
export const NEWSLETTER = `<div class="newsletter"><h2>Subscribe to our newsletter</h2><p>Get the best of the week in your inbox. Sign up now.</p><form><input type="email"></form></div>`;
