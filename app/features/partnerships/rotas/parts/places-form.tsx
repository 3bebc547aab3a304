import { Form } from 'react-router'
import { m } from '#platform/words/words.ts'
import { Button } from '#ui/button/button.tsx'
import { Section } from '#ui/section/section.tsx'
import { type Place, places } from '../rota.ts'
import { placeWord } from '../say.ts'

/** What goes round: a square each. */
export function PlacesForm({ going }: { going: readonly Place[] }) {
  return (
    <Section title={m.rota_places()} lede={m.rota_places_lede()}>
      <Form method="post" className="form">
        <input type="hidden" name="places-shown" value="yes" />
        <fieldset className="field">
          <legend className="aloud">{m.rota_places()}</legend>
          {places.map((place) => (
            <div className="choice" key={place}>
              <input
                type="checkbox"
                id={`place-${place}`}
                name="places"
                value={place}
                defaultChecked={going.includes(place)}
              />
              <label htmlFor={`place-${place}`}>{placeWord(place)}</label>
            </div>
          ))}
        </fieldset>
        <Button>{m.save()}</Button>
      </Form>
    </Section>
  )
}
