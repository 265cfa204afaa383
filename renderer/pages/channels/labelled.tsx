import { Field, type FieldProps } from '../../components/field.tsx';

/** A field with its label seen above it. */
export function Labelled(props: Pick<FieldProps, 'label' | 'value' | 'onInput' | 'isMono' | 'placeholder'>) {
  return (
    <span class="labelled">
      <span aria-hidden="true">{props.label}</span>
      <Field {...props} />
    </span>
  );
}

/** Absent rather than empty. */
export function placeOf({ profile, region }: { readonly profile: string; readonly region: string }) {
  return { ...(profile !== '' && { profile }), ...(region !== '' && { region }) };
}
