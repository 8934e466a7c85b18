"""A plan of measures as plain data: what an agency does about its findings, how, who, by when, how it went."""
