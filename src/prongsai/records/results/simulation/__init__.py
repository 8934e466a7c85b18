"""A made-up round of the assessment: invented agencies, plausible answers, labelled as simulated everywhere."""
