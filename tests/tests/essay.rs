//! A text of another kind: an essay with a sentence a paragraph and its revision, with the settings of resolutions.
//!
//! Both were written for this test and linked by reading, before they were compared.

use std::collections::BTreeSet;

use resdiff_engine::compare;

const DRAFT: &str = "\
Electronic communication has changed the way we talk to each other.\n\
When my grandmother was young, she wrote letters to her friends.\n\
A letter took days or even weeks to arrive.\n\
Today I can text my cousin in Brazil and get an answer in seconds.\n\
This is an amazing thing.\n\
However, I think that we are losing something important.\n\
When people text, they cannot see each other's faces.\n\
You can't tell if someone is joking or being serious.\n\
One time I texted my friend \"nice job\" and she thought I was being sarcastic.\n\
We did not speak for two days because of that.\n\
If I had said it to her in person she would have known what I meant.\n\
Another problem is that people are always on their phones.\n\
You go out to dinner and everyone at the table is looking at a screen.\n\
My father calls it \"alone together\".\n\
Studies show that the average teenager sends over 60 texts a day.\n\
That is a lot of time that could be spent talking.\n\
Some people argue that technology helps shy people communicate.\n\
They may feel more comfortable typing than speaking.\n\
I agree that it can be helpful at first, but they will never learn to speak up if they always hide behind a screen.\n\
Also, employers look for people who can communicate face to face.\n\
A job interview is not done by text.\n\
Electronic communication is useful, but it should not replace real conversation.\n\
We should put down our phones and talk to the people who are right in front of us.";

const REVISION: &str = "\
Have you ever sat at a dinner table where everyone was looking at a screen?\n\
My father has a name for it: \"alone together\".\n\
Electronic communication has changed the way in which we talk to each other, and not only for the better.\n\
When my grandmother was young, she wrote letters to her friends that took days or even weeks to arrive.\n\
Today I can text my cousin in Brazil and have an answer within seconds, which is amazing.\n\
Still, I believe that we are losing something important.\n\
People who text cannot see each other's faces or hear each other's voices.\n\
It is hard to tell whether someone is joking or serious.\n\
I once texted \"nice job\" to a friend, who took it for sarcasm.\n\
We did not speak for two days.\n\
Had I said it to her in person, she would have known what I meant.\n\
According to a study by the Pew Research Center, the average teenager sends more than 60 texts a day.\n\
All of that time could be spent talking.\n\
Employers, too, look for people who are able to communicate face to face.\n\
No job interview is done by text.\n\
Some argue that technology helps shy people to communicate because they feel more comfortable typing than speaking.\n\
It may be helpful at first.\n\
But those who always hide behind a screen will never learn to speak up.\n\
Electronic communication is useful, yet it must not replace real conversation.\n\
So let us put down our phones and talk to the people right in front of us.";

/// The links by reading, as numbers of paragraphs.
const LINKS: &str = "1-3 2-4 3-4 4-5 5-5 6-6 7-7 8-8 9-9 10-10 11-11 13-1 14-2 15-12 16-13 17-16 18-16 19-17 19-18 \
                     20-14 21-15 22-19 23-20";

#[test]
fn sentences_of_an_essay_are_found_again_where_they_were_reworded_reordered_joined_and_divided() {
    let read = |text: &str| resdiff_reader::read(text.as_bytes()).expect("plain text is read");
    let (old, new) = (read(DRAFT), read(REVISION));
    let comparison = compare(&old, &new);
    let linked = comparison.changes.iter().flat_map(|change| {
        let pairs = |old: usize| change.clauses.new.iter().map(move |new| (old + 1, new + 1));
        change.clauses.old.iter().flat_map(move |old| pairs(*old))
    });
    let found: BTreeSet<String> = linked.map(|(old, new)| format!("{old}-{new}")).collect();
    let truth: BTreeSet<String> = LINKS.split(' ').map(str::to_owned).collect();
    let none: [&String; 0] = [];
    assert_eq!(found.difference(&truth).collect::<Vec<_>>(), none, "made up");
    // "This is an amazing thing" shares one word with the clause that swallowed it.
    assert_eq!(truth.difference(&found).collect::<Vec<_>>(), ["5-5"], "missed");
}
